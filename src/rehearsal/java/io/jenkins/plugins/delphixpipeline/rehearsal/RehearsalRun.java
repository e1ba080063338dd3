package io.jenkins.plugins.delphixpipeline.rehearsal;

import hudson.model.Job;
import hudson.model.Run;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/** The one build there is; it keeps what steps attach to it, and is saved nowhere. */
final class RehearsalRun extends Run<RehearsalRun.OnlyJob, RehearsalRun> {

    private final BooleanSupplier ofBranch;

    /** @param ofBranch whether its job stands for a branch; asked where that decides something */
    RehearsalRun(String job, int number, BooleanSupplier ofBranch) {
        super(new OnlyJob(job), System.currentTimeMillis());
        this.number = number;
        this.ofBranch = ofBranch;
    }

    boolean isOfBranch() {
        return ofBranch.getAsBoolean();
    }

    @Override
    public synchronized void save() {
        // Nothing outlives the rehearsal.
    }

    @Override
    public boolean isBuilding() {
        return true;
    }

    /** The job of that build. */
    static final class OnlyJob extends Job<OnlyJob, RehearsalRun> {
        OnlyJob(String name) {
            super(null, name);
            // The signature of Job, which stands in for the real class here, drops the name.
            this.name = name;
        }

        @Override
        public boolean isBuildable() {
            return true;
        }

        @Override
        protected SortedMap<Integer, RehearsalRun> _getRuns() {
            return new TreeMap<>();
        }

        @Override
        protected void removeRun(RehearsalRun run) {
            throw new UnsupportedOperationException("The rehearsal keeps its build");
        }
    }
}
