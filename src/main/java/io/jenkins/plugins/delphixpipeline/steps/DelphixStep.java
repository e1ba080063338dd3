package io.jenkins.plugins.delphixpipeline.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.EnvVars;
import hudson.Util;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.delphixpipeline.config.ConnectionChoice;
import io.jenkins.plugins.delphixpipeline.config.DataRequest;
import io.jenkins.plugins.delphixpipeline.config.OpenConnections;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundSetter;

/** What every step that asks for a data operation has in common: where it goes, and where its result is put. */
public abstract class DelphixStep extends Step implements DataRequest {
    /** Where a build that is no pipeline finds the results when its step names no variable. */
    private static final String RESULTS = "DELPHIX";

    private String connection;
    private String credentialsId;
    private String resultVariable;

    /**
     * Builds the operation from the parameters; asks nobody and changes nothing.
     *
     * @throws AbortException with a sentence about parameters that cannot be
     */
    abstract DataOperation operation() throws AbortException;

    @Override
    public final StepExecution start(StepContext context) throws AbortException {
        Parameters.environmentName("resultVariable", resultVariable);
        ConnectionChoice choice = new ConnectionChoice(connection, credentialsId);
        return new OperationExecution(context, operation(), choice, resultVariable);
    }

    @Override
    public final void perform(Run<?, ?> run, EnvVars environment, TaskListener listener)
            throws InterruptedException, IOException {
        DelphixStep step = Expansion.of(this, environment, listener);
        Parameters.environmentName("resultVariable", step.resultVariable);
        BlockingOperation.perform(
                step.operation(),
                new ConnectionChoice(step.connection, step.credentialsId),
                step.resultVariable == null ? RESULTS : step.resultVariable,
                run,
                listener,
                OpenConnections.get());
    }

    @CheckForNull
    public final String getConnection() {
        return connection;
    }

    @DataBoundSetter
    public final void setConnection(String connection) {
        this.connection = Util.fixEmptyAndTrim(connection);
    }

    @CheckForNull
    public final String getCredentialsId() {
        return credentialsId;
    }

    @DataBoundSetter
    public final void setCredentialsId(String credentialsId) {
        this.credentialsId = Util.fixEmptyAndTrim(credentialsId);
    }

    @CheckForNull
    public final String getResultVariable() {
        return resultVariable;
    }

    @DataBoundSetter
    public final void setResultVariable(String resultVariable) {
        this.resultVariable = Util.fixEmptyAndTrim(resultVariable);
    }
}
