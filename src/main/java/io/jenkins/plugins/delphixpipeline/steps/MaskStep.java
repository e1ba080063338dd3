package io.jenkins.plugins.delphixpipeline.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.Extension;
import hudson.Util;
import hudson.model.Item;
import hudson.util.ComboBoxModel;
import hudson.util.FormValidation;
import io.jenkins.plugins.delphixpipeline.forms.MaskingNames;
import io.jenkins.plugins.delphixpipeline.forms.NameList;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.masking.RunMaskingJob;
import org.kohsuke.stapler.AncestorInPath;
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
            return Parameters.validation(() -> Parameters.needed("job", value));
        }

        @POST
        public ComboBoxModel doFillJobItems(
                @AncestorInPath Item item,
                @QueryParameter String job,
                @QueryParameter String application,
                @QueryParameter String environment,
                @QueryParameter String connection,
                @QueryParameter String credentialsId) {
            return names(item, connection, credentialsId, MaskingNames.jobs(application, environment), job);
        }

        @POST
        public ComboBoxModel doFillApplicationItems(
                @AncestorInPath Item item,
                @QueryParameter String application,
                @QueryParameter String connection,
                @QueryParameter String credentialsId) {
            return names(item, connection, credentialsId, MaskingNames.applications(), application);
        }

        @POST
        public ComboBoxModel doFillEnvironmentItems(
                @AncestorInPath Item item,
                @QueryParameter String environment,
                @QueryParameter String application,
                @QueryParameter String connection,
                @QueryParameter String credentialsId) {
            return names(item, connection, credentialsId, MaskingNames.environments(application), environment);
        }

        @POST
        public ComboBoxModel doFillSourceConnectorItems(
                @AncestorInPath Item item,
                @QueryParameter String sourceConnector,
                @QueryParameter String application,
                @QueryParameter String environment,
                @QueryParameter String connection,
                @QueryParameter String credentialsId) {
            NameList connectors = MaskingNames.connectors(application, environment);
            return names(item, connection, credentialsId, connectors, sourceConnector);
        }

        @POST
        public ComboBoxModel doFillTargetConnectorItems(
                @AncestorInPath Item item,
                @QueryParameter String targetConnector,
                @QueryParameter String application,
                @QueryParameter String environment,
                @QueryParameter String connection,
                @QueryParameter String credentialsId) {
            NameList connectors = MaskingNames.connectors(application, environment);
            return names(item, connection, credentialsId, connectors, targetConnector);
        }
    }
}
