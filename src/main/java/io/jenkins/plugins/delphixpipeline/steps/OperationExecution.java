package io.jenkins.plugins.delphixpipeline.steps;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.AbortException;
import hudson.model.Run;
import io.jenkins.plugins.delphixpipeline.config.ConnectionChoice;
import io.jenkins.plugins.delphixpipeline.config.OpenConnections;
import io.jenkins.plugins.delphixpipeline.openwork.GuardedRun;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.OperationDriver;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.StateNews;
import io.jenkins.plugins.delphixpipeline.report.BuildRecord;
import java.io.IOException;
import java.io.Serial;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/**
 * Runs any data operation for any step. It holds no thread: {@link #start} and {@link #onResume} hand over to an {@link
 * OperationDriver}, which calls back when the operation has ended. What is stored with the pipeline is the operation with
 * its parameters and how far it has come.
 */
public final class OperationExecution extends StepExecution {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final Logger LOGGER = Logger.getLogger(OperationExecution.class.getName());
    private static final long LONGEST_SAVE_MINUTES = 5;

    private final DataOperation operation;
    private final ConnectionChoice choice;
    private final String resultVariable;
    private volatile OperationState state;
    private volatile Throwable stopCause;
    private transient volatile OperationDriver driver;
    private transient volatile OperationReport report;

    /** @param resultVariable prefix of environment variables that take the result; null for none */
    OperationExecution(StepContext context, DataOperation operation, ConnectionChoice choice, String resultVariable) {
        super(context);
        this.operation = operation;
        this.choice = choice;
        this.resultVariable = resultVariable;
    }

    @Override
    public boolean start() throws Exception {
        state = OperationState.start(
                OperationId.of(getContext().get(Run.class), getContext().get(FlowNode.class)),
                Clock.systemUTC().millis());
        drive();
        return false;
    }

    @Override
    public void onResume() {
        try {
            drive();
        } catch (IOException | InterruptedException e) {
            getContext().onFailure(e);
        }
    }

    @Override
    public void stop(@NonNull Throwable cause) throws Exception {
        stopCause = cause;
        OperationDriver running = driver;
        if (running != null) {
            running.stop();
        }
    }

    @Override
    public String getStatus() {
        OperationReport current = report;
        return current == null ? null : current.status();
    }

    private void drive() throws IOException, InterruptedException {
        OpenConnections given = getContext().get(OpenConnections.class);
        OpenConnections connections = given == null ? OpenConnections.get() : given;
        EnclosingConnection enclosing = getContext().get(EnclosingConnection.class);
        ConnectionChoice effective = enclosing == null ? choice : enclosing.completing(choice);
        Run<?, ?> run = getContext().get(Run.class);
        BuildRecord record = new BuildRecord(
                run,
                effective.connection(),
                resultVariable,
                connections.controller().turns());
        Ending ending = new StepEnding(getContext(), () -> stopCause);
        OperationReport reporting = new OperationReport(ending, operation, state, record, Clock.systemUTC());
        Optional<GuardedRun> guard = connections
                .openWork()
                .guard(operation, state, OperationId.origin(run, getContext().get(FlowNode.class)), this::save);
        if (guard.isEmpty()) {
            getContext().onFailure(new AbortException(Messages.OperationExecution_carriedOn(operation.subject())));
            return;
        }
        OperationDriver driving = new OperationDriver(
                operation,
                state,
                connections.source(effective, run, reporting::connected),
                guard.get(),
                guard.get().telling(reporting),
                connections.controller().turns(),
                Clock.systemUTC());
        report = reporting;
        driver = driving;
        driving.start();
        if (stopCause != null) {
            driving.stop();
        }
    }

    /** Called on the driver's thread, never on the one that runs the pipeline: waiting for the save is allowed here. */
    private void save(OperationState next, boolean durably) {
        OperationState before = state;
        state = next;
        // A save writes the whole pipeline. What ended is found again after a restart: its job tells.
        boolean worthIt = (next.openPhase() != null || next.failure() != null) && StateNews.isBetween(before, next);
        if (durably || worthIt) {
            persist(getContext(), durably);
        }
        report.cameTo(next);
    }

    /** @param durably wait until the state of the step is on disk */
    static void persist(StepContext context, boolean durably) {
        Future<Void> saving = context.saveState();
        if (!durably) {
            return;
        }
        try {
            saving.get(LONGEST_SAVE_MINUTES, TimeUnit.MINUTES);
        } catch (ExecutionException | TimeoutException e) {
            // Going on could lose a submission: better none at all.
            throw new IllegalStateException("The state of the step could not be saved; nothing was submitted", e);
        } catch (InterruptedException e) {
            LOGGER.log(Level.FINE, "Interrupted while saving", e);
            Thread.currentThread().interrupt();
            throw new CancellationException("The controller is going down; nothing was submitted");
        }
    }
}
