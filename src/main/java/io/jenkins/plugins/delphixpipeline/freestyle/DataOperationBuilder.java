package io.jenkins.plugins.delphixpipeline.freestyle;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.AbortException;
import hudson.EnvVars;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.AbstractProject;
import hudson.model.Descriptor;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.tasks.BuildStepDescriptor;
import hudson.tasks.Builder;
import io.jenkins.plugins.delphixpipeline.config.DataRequest;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import jenkins.tasks.SimpleBuildStep;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.kohsuke.stapler.DataBoundConstructor;

/**
 * Carries out one data operation in a job without a pipeline, with the same form, log and result as the Pipeline step. It
 * keeps its executor while it waits, and does not survive a restart of the controller.
 */
public final class DataOperationBuilder extends Builder implements SimpleBuildStep {
    private final DataRequest operation;

    @DataBoundConstructor
    public DataOperationBuilder(DataRequest operation) {
        this.operation = operation;
    }

    public DataRequest getOperation() {
        return operation;
    }

    @Override
    public boolean requiresWorkspace() {
        return operation != null && operation.requiresWorkspace();
    }

    @Override
    public void perform(@NonNull Run<?, ?> run, @NonNull EnvVars environment, @NonNull TaskListener listener)
            throws InterruptedException, IOException {
        carryOut(run, null, environment, listener);
    }

    /** Jenkins comes this way wherever there is a workspace, required or not. */
    @Override
    public void perform(
            @NonNull Run<?, ?> run,
            @NonNull FilePath workspace,
            @NonNull EnvVars environment,
            @NonNull Launcher launcher,
            @NonNull TaskListener listener)
            throws InterruptedException, IOException {
        carryOut(run, workspace, environment, listener);
    }

    private void carryOut(Run<?, ?> run, FilePath workspace, EnvVars environment, TaskListener listener)
            throws InterruptedException, IOException {
        if (operation == null) {
            throw new AbortException(Messages.DataOperationBuilder_nothing());
        }
        operation.perform(run, workspace, environment, listener);
    }

    /** Registers the build step. */
    @Extension
    @Symbol("delphixDataOperation")
    public static final class DescriptorImpl extends BuildStepDescriptor<Builder> {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.DataOperationBuilder_displayName();
        }

        @Override
        @SuppressWarnings("rawtypes")
        public boolean isApplicable(Class<? extends AbstractProject> type) {
            return true;
        }

        /** For the form: every step that can do without a pipeline. */
        public List<StepDescriptor> getOperations() {
            return ExtensionList.lookup(StepDescriptor.class).stream()
                    .filter(step -> DataRequest.class.isAssignableFrom(step.clazz))
                    .filter(step -> !step.takesImplicitBlockArgument())
                    .sorted(Comparator.comparing(Descriptor::getDisplayName))
                    .toList();
        }
    }
}
