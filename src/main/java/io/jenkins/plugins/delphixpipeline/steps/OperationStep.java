package io.jenkins.plugins.delphixpipeline.steps;

import hudson.AbortException;
import io.jenkins.plugins.delphixpipeline.config.ConnectionChoice;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.run.BlockingOperation;
import io.jenkins.plugins.delphixpipeline.run.OperationExecution;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** A step that asks the back end for a data operation. */
public abstract class OperationStep extends AbstractDelphixStep {
    /**
     * Builds the operation from the parameters; asks nobody and changes nothing.
     *
     * @throws AbortException with a sentence about parameters that cannot be
     */
    public abstract DataOperation operation() throws AbortException;

    /** The same for a build that is no pipeline. */
    public DataOperation operationWithoutPipeline() throws AbortException {
        return operation();
    }

    @Override
    public StepExecution execution(StepContext context, ConnectionChoice choice) throws AbortException {
        return new OperationExecution(context, operation(), choice, getResultVariable());
    }

    @Override
    public final void carryOut(PlainBuild build, ConnectionChoice choice, String resultVariable)
            throws InterruptedException, IOException {
        BlockingOperation.perform(
                Parameters.checked(Messages.AbstractDelphixStep_refused(), this::operationWithoutPipeline),
                build.runner(choice, resultVariable),
                build.listener());
    }
}
