package io.jenkins.plugins.delphixpipeline.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.Util;
import io.jenkins.plugins.delphixpipeline.config.ConnectionChoice;
import io.jenkins.plugins.delphixpipeline.run.EnclosingConnection;
import java.io.Serial;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Names the connection, the credentials or both for all Delphix steps of a block. */
public final class WithDelphixStep extends Step {
    private String connection;
    private String credentialsId;

    @DataBoundConstructor
    public WithDelphixStep() {
        // Both parameters may be left out.
    }

    @Override
    public StepExecution start(StepContext context) {
        return new Execution(context, new ConnectionChoice(connection, credentialsId));
    }

    @CheckForNull
    public String getConnection() {
        return connection;
    }

    @DataBoundSetter
    public void setConnection(String connection) {
        this.connection = Util.fixEmptyAndTrim(connection);
    }

    @CheckForNull
    public String getCredentialsId() {
        return credentialsId;
    }

    @DataBoundSetter
    public void setCredentialsId(String credentialsId) {
        this.credentialsId = Util.fixEmptyAndTrim(credentialsId);
    }

    /** Runs the block; the engine stores and resumes what is inside, and stops it on an abort. */
    public static final class Execution extends StepExecution {
        @Serial
        private static final long serialVersionUID = 1L;

        private final ConnectionChoice choice;

        Execution(StepContext context, ConnectionChoice choice) {
            super(context);
            this.choice = choice;
        }

        @Override
        public boolean start() throws Exception {
            EnclosingConnection outer = getContext().get(EnclosingConnection.class);
            EnclosingConnection own = new EnclosingConnection(outer == null ? choice : outer.completing(choice));
            getContext()
                    .newBodyInvoker()
                    .withContext(own)
                    .withCallback(new Ending())
                    .start();
            return false;
        }
    }

    /** The block's end is the step's end. */
    private static final class Ending extends BodyExecutionCallback.TailCall {
        @Serial
        private static final long serialVersionUID = 1L;

        @Override
        protected void finished(StepContext context) {
            // Nothing to take down.
        }
    }

    /** Registers the step. */
    @Extension
    public static final class DescriptorImpl extends DelphixStepDescriptor {
        public DescriptorImpl() {
            super("withDelphix");
        }

        @Override
        public String getDisplayName() {
            return Messages.WithDelphixStep_displayName();
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of();
        }

        @Override
        public Set<? extends Class<?>> getProvidedContext() {
            return Set.of(EnclosingConnection.class);
        }

        @Override
        public boolean takesImplicitBlockArgument() {
            return true;
        }
    }
}
