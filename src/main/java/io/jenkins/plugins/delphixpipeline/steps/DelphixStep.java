package io.jenkins.plugins.delphixpipeline.steps;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.delphixpipeline.config.ConnectionChoice;
import io.jenkins.plugins.delphixpipeline.config.DataRequest;
import io.jenkins.plugins.delphixpipeline.config.OpenConnections;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** A step that asks the back end for a data operation. */
public abstract class DelphixStep extends ConnectedStep implements DataRequest {
    /** Where a build that is no pipeline finds the results when its step names no variable. */
    private static final String RESULTS = "DELPHIX";

    /**
     * Builds the operation from the parameters; asks nobody and changes nothing.
     *
     * @throws AbortException with a sentence about parameters that cannot be
     */
    abstract DataOperation operation() throws AbortException;

    /** The same for a build that is no pipeline. */
    DataOperation operationWithoutPipeline() throws AbortException {
        return operation();
    }

    @Override
    StepExecution execution(StepContext context, ConnectionChoice choice) throws AbortException {
        return new OperationExecution(context, operation(), choice, getResultVariable());
    }

    @Override
    public final void perform(Run<?, ?> run, EnvVars environment, TaskListener listener)
            throws InterruptedException, IOException {
        DelphixStep step = Expansion.of(this, environment, listener);
        Parameters.environmentName("resultVariable", step.getResultVariable());
        BlockingOperation.perform(
                step.operationWithoutPipeline(),
                new ConnectionChoice(step.getConnection(), step.getCredentialsId()),
                step.getResultVariable() == null ? RESULTS : step.getResultVariable(),
                run,
                listener,
                OpenConnections.get());
    }
}
