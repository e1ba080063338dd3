package io.jenkins.plugins.delphixpipeline.run;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.AbortException;
import io.jenkins.plugins.delphixpipeline.config.ConnectionChoice;
import io.jenkins.plugins.delphixpipeline.driver.OperationDriver;
import io.jenkins.plugins.delphixpipeline.driver.StateNews;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import java.io.IOException;
import java.io.Serial;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
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
    private transient volatile Running running;

    /** @param resultVariable prefix of environment variables that take the result; null for none */
    public OperationExecution(
            StepContext context, DataOperation operation, ConnectionChoice choice, String resultVariable) {
        super(context);
        this.operation = operation;
        this.choice = choice;
        this.resultVariable = resultVariable;
    }

    @Override
    public boolean start() throws Exception {
        OperationRunner runner = runner();
        state = runner.begin();
        drive(runner);
        return false;
    }

    @Override
    public void onResume() {
        try {
            drive(runner());
        } catch (IOException | InterruptedException e) {
            getContext().onFailure(e);
        }
    }

    @Override
    public void stop(@NonNull Throwable cause) throws Exception {
        stopCause = cause;
        Running current = running;
        if (current != null) {
            current.stop();
        }
    }

    @Override
    public String getStatus() {
        Running current = running;
        return current == null ? null : current.status();
    }

    private OperationRunner runner() throws IOException, InterruptedException {
        return OperationRunner.of(getContext(), choice, resultVariable);
    }

    private void drive(OperationRunner runner) {
        Completion completion = new StepCompletion(getContext(), () -> stopCause);
        Optional<Running> ready = runner.ready(operation, state, completion, this::save);
        if (ready.isEmpty()) {
            getContext().onFailure(new AbortException(Messages.OperationExecution_carriedOn(operation.subject())));
            return;
        }
        running = ready.get();
        running.start();
        if (stopCause != null) {
            running.stop();
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
