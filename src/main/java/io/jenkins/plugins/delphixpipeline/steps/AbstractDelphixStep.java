package io.jenkins.plugins.delphixpipeline.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.Util;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.delphixpipeline.config.ConnectionChoice;
import io.jenkins.plugins.delphixpipeline.config.DataRequest;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundSetter;

/** What every step that does something has in common: which back end it asks, and where its result is put. */
public abstract class AbstractDelphixStep extends Step implements DataRequest {
    /** Where a build that is no pipeline finds the results when its step names no variable. */
    private static final String RESULTS = "DELPHIX";

    private String connection;
    private String credentialsId;
    private String resultVariable;

    /**
     * Checks the parameters; asks nobody and changes nothing.
     *
     * @throws AbortException with a sentence about parameters that cannot be
     */
    public abstract StepExecution execution(StepContext context, ConnectionChoice choice) throws AbortException;

    /** Does the same for a build that is no pipeline, and waits for its end. */
    public abstract void carryOut(PlainBuild build, ConnectionChoice choice, String resultVariable)
            throws InterruptedException, IOException;

    @Override
    public final void perform(Run<?, ?> run, FilePath workspace, EnvVars environment, TaskListener listener)
            throws InterruptedException, IOException {
        AbstractDelphixStep step = Expansion.of(this, environment, listener);
        Parameters.checked(Messages.AbstractDelphixStep_refused(), step::checkedResultVariable);
        step.carryOut(
                new PlainBuild(run, workspace, environment, listener),
                new ConnectionChoice(step.connection, step.credentialsId),
                step.resultVariable == null ? RESULTS : step.resultVariable);
    }

    @Override
    public final StepExecution start(StepContext context) throws AbortException {
        return Parameters.checked(Messages.AbstractDelphixStep_refused(), () -> {
            checkedResultVariable();
            return execution(context, new ConnectionChoice(connection, credentialsId));
        });
    }

    private String checkedResultVariable() throws AbortException {
        Parameters.environmentName("resultVariable", resultVariable);
        return resultVariable;
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
