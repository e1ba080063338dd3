package io.jenkins.plugins.delphixpipeline.report;

import hudson.model.Action;
import hudson.model.Run;
import io.jenkins.plugins.delphixpipeline.driver.TaskScheduler;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Writes one operation into the record of its build. */
public final class BuildRecord {
    private final Run<?, ?> run;
    private final String connection;
    private final String resultVariable;
    private final TaskScheduler scheduler;

    /**
     * @param run null where there is none, and then nothing is recorded
     * @param connection the name that the step gave; null for the default
     * @param resultVariable prefix of environment variables that take the result; null for none
     * @param turns for saves that can wait a moment
     */
    public BuildRecord(Run<?, ?> run, String connection, String resultVariable, TaskScheduler scheduler) {
        this.run = run;
        this.connection = connection;
        this.resultVariable = resultVariable;
        this.scheduler = scheduler;
    }

    /** The operation runs; told again whenever more is known of it. */
    public void running(DataOperation operation, OperationState state) {
        put(entry(operation, state));
    }

    public void succeeded(DataOperation operation, OperationState state, long millis, Result result) {
        variables(result.values());
        put(entry(operation, state).ended(LineageEntry.State.SUCCEEDED, millis, state.jobs(), result));
    }

    /** The result of an operation that only reads goes into the environment, where it was asked for, and nowhere else. */
    public void listed(Result result) {
        told(result.values());
    }

    /** The same for what was asked of no back end. */
    public void told(Map<String, ?> values) {
        variables(values);
        if (run != null && resultVariable != null) {
            new BuildSaver().save(run);
        }
    }

    /** @param sentence why, as the step says it */
    public void failed(DataOperation operation, OperationState state, long millis, String sentence) {
        put(entry(operation, state)
                .ended(LineageEntry.State.FAILED, millis, state.jobs(), Result.empty())
                .because(sentence));
    }

    /** Adds to an operation that failed what holds unmasked data after it. */
    public void unmasked(OperationState state, List<String> datasets) {
        add(state, entry -> entry.unmasked(datasets));
    }

    /** Adds to an operation that did not succeed what it disabled. */
    public void disabled(OperationState state, List<String> vdbs) {
        add(state, entry -> entry.disabled(vdbs));
    }

    private void add(OperationState state, UnaryOperator<LineageEntry> more) {
        LineageAction lineage = run == null ? null : run.getAction(LineageAction.class);
        if (lineage != null) {
            lineage.getEntries().stream()
                    .filter(entry -> entry.getId().equals(state.id()))
                    .findFirst()
                    .ifPresent(entry -> put(more.apply(entry)));
        }
    }

    public void stopped(DataOperation operation, OperationState state, long millis) {
        put(entry(operation, state).ended(LineageEntry.State.STOPPED, millis, state.jobs(), Result.empty()));
    }

    private LineageEntry entry(DataOperation operation, OperationState state) {
        return LineageEntry.running(state.id(), operation.verb(), operation.subject(), connection, state.startedAt())
                .withJobs(state.jobs())
                .withFlows(operation.intendedFlows(state));
    }

    /** Where variables are wanted; they are saved with the next entry. */
    public void variables(Map<String, ?> values) {
        if (run != null && resultVariable != null) {
            action(ResultVariables.class, ResultVariables::new).put(resultVariable, values);
        }
    }

    /** Whether what several operations of a build may find is found by this one first. */
    public boolean isNews(String line) {
        return run == null || action(LineageAction.class, LineageAction::new).isNews(line);
    }

    /** For what is not an operation of a back end. Variables are on disk when this returns: the next step may need them. */
    public void put(LineageEntry entry) {
        put(entry, resultVariable != null && entry.getState() == LineageEntry.State.SUCCEEDED);
    }

    /** For a build that may be over: nothing saves it again. */
    public void putNow(LineageEntry entry) {
        put(entry, true);
    }

    private void put(LineageEntry entry, boolean now) {
        if (run == null) {
            return;
        }
        LineageAction lineage = action(LineageAction.class, LineageAction::new);
        lineage.put(entry);
        if (now) {
            lineage.saver().save(run);
        } else {
            lineage.saver().saveSoon(run, scheduler);
        }
    }

    private <A extends Action> A action(Class<A> type, Supplier<A> make) {
        // Parallel branches would each add one.
        synchronized (run) {
            A present = run.getAction(type);
            if (present == null) {
                present = make.get();
                run.addAction(present);
            }
            return present;
        }
    }
}
