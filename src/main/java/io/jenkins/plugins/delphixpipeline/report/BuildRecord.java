package io.jenkins.plugins.delphixpipeline.report;

import hudson.model.Action;
import hudson.model.Run;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Writes one operation into the record of its build. A build that cannot be saved is a matter for the log: the operation
 * itself has happened.
 */
public final class BuildRecord {
    private static final Logger LOGGER = Logger.getLogger(BuildRecord.class.getName());

    private final Run<?, ?> run;
    private final String connection;
    private final String resultVariable;

    /**
     * @param run null where there is none, and then nothing is recorded
     * @param connection the name that the step gave; null for the default
     * @param resultVariable prefix of environment variables that take the result; null for none
     */
    public BuildRecord(Run<?, ?> run, String connection, String resultVariable) {
        this.run = run;
        this.connection = connection;
        this.resultVariable = resultVariable;
    }

    public void started(DataOperation operation, OperationState state) {
        put(running(operation, state));
    }

    public void succeeded(DataOperation operation, OperationState state, long millis, Result result) {
        variables(result.values());
        put(running(operation, state).ended(LineageEntry.State.SUCCEEDED, millis, state.jobs(), result));
    }

    /** The result of an operation that only reads goes into the environment, where it was asked for, and nowhere else. */
    public void listed(Result result) {
        if (run != null && resultVariable != null) {
            Map<String, Object> values = new LinkedHashMap<>(result.values());
            values.remove(Result.ITEMS);
            action(ResultVariables.class, ResultVariables::new).put(resultVariable, values);
            save();
        }
    }

    public void failed(DataOperation operation, OperationState state, long millis) {
        put(running(operation, state).ended(LineageEntry.State.FAILED, millis, state.jobs(), Result.empty()));
    }

    public void stopped(DataOperation operation, OperationState state, long millis) {
        put(running(operation, state).ended(LineageEntry.State.STOPPED, millis, state.jobs(), Result.empty()));
    }

    private LineageEntry running(DataOperation operation, OperationState state) {
        List<String> jobs = state.jobs();
        return LineageEntry.running(state.id(), operation.verb(), operation.subject(), connection, state.startedAt())
                .withJobs(jobs);
    }

    /** Where variables are wanted; they are saved with the next entry. */
    public void variables(Map<String, ?> values) {
        if (run != null && resultVariable != null) {
            action(ResultVariables.class, ResultVariables::new).put(resultVariable, values);
        }
    }

    /** For what is not an operation of a back end. */
    public void put(LineageEntry entry) {
        if (run == null) {
            return;
        }
        action(LineageAction.class, LineageAction::new).put(entry);
        save();
    }

    private void save() {
        try {
            run.save();
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Could not save " + run + " with its data lineage");
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
