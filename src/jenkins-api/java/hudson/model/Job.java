package hudson.model;

import hudson.ExtensionPoint;
import java.util.SortedMap;

public abstract class Job<JobT extends Job<JobT, RunT>, RunT extends Run<JobT, RunT>> extends AbstractItem
        implements ExtensionPoint {
    @SuppressWarnings("rawtypes")
    protected Job(ItemGroup parent, String name) {
        super(parent, name);
    }

    public boolean isBuilding() {
        throw new UnsupportedOperationException("signature only");
    }

    public abstract boolean isBuildable();

    public RunT getBuildByNumber(int number) {
        throw new UnsupportedOperationException("signature only");
    }

    public RunT getLastBuild() {
        throw new UnsupportedOperationException("signature only");
    }

    protected abstract SortedMap<Integer, ? extends RunT> _getRuns();

    protected abstract void removeRun(RunT run);
}
