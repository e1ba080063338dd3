// Generated from the real class; SignaturesTest says how. Do not edit.
package hudson.model;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public abstract class Job<JobT extends hudson.model.Job<JobT, RunT>, RunT extends hudson.model.Run<JobT, RunT>> extends hudson.model.AbstractItem implements hudson.ExtensionPoint, hudson.model.ModelObject {
    protected Job(hudson.model.ItemGroup parent, java.lang.String name) {
        super(null, null);
    }

    public abstract boolean isBuildable();

    protected abstract java.util.SortedMap<java.lang.Integer, ? extends RunT> _getRuns();

    protected abstract void removeRun(RunT run);

    public RunT getLastBuild() {
        throw new UnsupportedOperationException("signature only");
    }
}
