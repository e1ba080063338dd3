package io.jenkins.plugins.delphixpipeline.run;

import hudson.AbortException;
import io.jenkins.plugins.delphixpipeline.config.ConnectionChoice;
import io.jenkins.plugins.delphixpipeline.operation.Checkpoint;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** An operation that is only a part of what a step does; the step keeps its state and goes on when it has ended. */
public final class PartOfStep {
    private final OperationRunner runner;
    private final DataOperation operation;
    private final OperationState state;
    private volatile Running running;

    private PartOfStep(OperationRunner runner, DataOperation operation, OperationState state) {
        this.runner = runner;
        this.operation = operation;
        this.state = state;
    }

    /**
     * @param resultVariable prefix of environment variables that take the result; null for none
     * @param state as it was saved last; null for a new one
     */
    public static PartOfStep of(
            StepContext context,
            ConnectionChoice choice,
            String resultVariable,
            DataOperation operation,
            OperationState state)
            throws IOException, InterruptedException {
        OperationRunner runner = OperationRunner.of(context, choice, resultVariable);
        return new PartOfStep(runner, operation, state == null ? runner.begin() : state);
    }

    /** Where it begins or goes on. */
    public OperationState state() {
        return state;
    }

    /** @throws AbortException when it was carried on without this build */
    public void start(Completion completion, Checkpoint checkpoint) throws AbortException {
        running = runner.ready(operation, state, completion, checkpoint)
                .orElseThrow(() -> new AbortException(Messages.OperationExecution_carriedOn(operation.subject())));
        running.start();
    }

    public void stop() {
        running.stop();
    }

    public String status() {
        return running.status();
    }
}
