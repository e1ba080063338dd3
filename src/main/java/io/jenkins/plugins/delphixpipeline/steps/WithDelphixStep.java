package io.jenkins.plugins.delphixpipeline.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.TaskListener;
import io.jenkins.plugins.delphixpipeline.config.ConnectionChoice;
import io.jenkins.plugins.delphixpipeline.run.EnclosingConnection;
import io.jenkins.plugins.delphixpipeline.run.EnclosingPlan;
import java.io.Serial;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.BodyInvoker;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Names the connection, the credentials or both for all Delphix steps of a block; or lets them plan in place of doing anything. */
public final class WithDelphixStep extends Step {
    private String connection;
    private String credentialsId;
    private boolean plan;

    @DataBoundConstructor
    public WithDelphixStep() {
        // All parameters may be left out.
    }

    @Override
    public StepExecution start(StepContext context) {
        return new Execution(context, new ConnectionChoice(connection, credentialsId), plan);
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

    public boolean isPlan() {
        return plan;
    }

    /** True: the Delphix steps inside resolve and check everything, say what they would do, and change nothing. */
    @DataBoundSetter
    public void setPlan(boolean plan) {
        this.plan = plan;
    }

    /** Runs the block; the engine stores and resumes what is inside, and stops it on an abort. */
    public static final class Execution extends StepExecution {
        @Serial
        private static final long serialVersionUID = 1L;

        private final ConnectionChoice choice;
        private final boolean plan;

        Execution(StepContext context, ConnectionChoice choice, boolean plan) {
            super(context);
            this.choice = choice;
            this.plan = plan;
        }

        @Override
        public boolean start() throws Exception {
            EnclosingConnection outer = getContext().get(EnclosingConnection.class);
            EnclosingConnection own = new EnclosingConnection(outer == null ? choice : outer.completing(choice));
            BodyInvoker body = getContext().newBodyInvoker().withContext(own);
            // A block inside of one that plans is part of the same plan.
            if (plan && getContext().get(EnclosingPlan.class) == null) {
                TaskListener listener = getContext().get(TaskListener.class);
                if (listener != null) {
                    listener.getLogger().println(Messages.WithDelphixStep_planning());
                }
                body = body.withContext(new EnclosingPlan());
            }
            body.withCallback(new Ending()).start();
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
            return Set.of(EnclosingConnection.class, EnclosingPlan.class);
        }

        @Override
        public boolean takesImplicitBlockArgument() {
            return true;
        }
    }
}
