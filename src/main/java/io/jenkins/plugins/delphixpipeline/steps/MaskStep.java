package io.jenkins.plugins.delphixpipeline.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.Extension;
import hudson.Util;
import hudson.util.ComboBoxModel;
import hudson.util.FormValidation;
import io.jenkins.plugins.delphixpipeline.forms.ChosenBackend;
import io.jenkins.plugins.delphixpipeline.forms.MaskingNames;
import io.jenkins.plugins.delphixpipeline.forms.MaskingPlace;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.masking.RunMaskingJob;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Runs a job of a Masking Engine and waits for it: {@code delphixMask 'Mask Patients'}. */
public final class MaskStep extends OperationStep {
    private final String job;
    private String application;
    private String environment;
    private String sourceConnector;
    private String targetConnector;

    @DataBoundConstructor
    public MaskStep(String job) {
        this.job = Util.fixEmptyAndTrim(job);
    }

    @Override
    public DataOperation operation() throws AbortException {
        return new RunMaskingJob(
                Parameters.needed("job", job), application, environment, sourceConnector, targetConnector);
    }

    public String getJob() {
        return job;
    }

    @CheckForNull
    public String getApplication() {
        return application;
    }

    @DataBoundSetter
    public void setApplication(String application) {
        this.application = Util.fixEmptyAndTrim(application);
    }

    @CheckForNull
    public String getEnvironment() {
        return environment;
    }

    @DataBoundSetter
    public void setEnvironment(String environment) {
        this.environment = Util.fixEmptyAndTrim(environment);
    }

    @CheckForNull
    public String getSourceConnector() {
        return sourceConnector;
    }

    @DataBoundSetter
    public void setSourceConnector(String sourceConnector) {
        this.sourceConnector = Util.fixEmptyAndTrim(sourceConnector);
    }

    @CheckForNull
    public String getTargetConnector() {
        return targetConnector;
    }

    @DataBoundSetter
    public void setTargetConnector(String targetConnector) {
        this.targetConnector = Util.fixEmptyAndTrim(targetConnector);
    }

    /** Registers the step. */
    @Extension
    public static final class DescriptorImpl extends DelphixStepDescriptor {
        public DescriptorImpl() {
            super("delphixMask", "job");
        }

        @Override
        public String getDisplayName() {
            return Messages.MaskStep_displayName();
        }

        @POST
        public FormValidation doCheckJob(@QueryParameter String value) {
            return FormValidation.validateRequired(value);
        }

        @POST
        public ComboBoxModel doFillJobItems(ChosenBackend backend, @QueryParameter String job, MaskingPlace place) {
            return backend.names(MaskingNames.jobs(place), job);
        }

        @POST
        public ComboBoxModel doFillApplicationItems(ChosenBackend backend, @QueryParameter String application) {
            return backend.names(MaskingNames.applications(), application);
        }

        @POST
        public ComboBoxModel doFillEnvironmentItems(ChosenBackend backend, MaskingPlace place) {
            return backend.names(MaskingNames.environments(place.application()), place.environment());
        }

        @POST
        public ComboBoxModel doFillSourceConnectorItems(
                ChosenBackend backend, @QueryParameter String sourceConnector, MaskingPlace place) {
            return backend.names(MaskingNames.connectors(place), sourceConnector);
        }

        @POST
        public ComboBoxModel doFillTargetConnectorItems(
                ChosenBackend backend, @QueryParameter String targetConnector, MaskingPlace place) {
            return backend.names(MaskingNames.connectors(place), targetConnector);
        }
    }
}
