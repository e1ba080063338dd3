package io.jenkins.plugins.delphixpipeline.steps.refresh;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.Extension;
import hudson.Util;
import hudson.util.ComboBoxModel;
import hudson.util.FormValidation;
import io.jenkins.plugins.delphixpipeline.forms.ChosenBackend;
import io.jenkins.plugins.delphixpipeline.forms.NameList;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.vdb.SnapshotDataset;
import io.jenkins.plugins.delphixpipeline.steps.DelphixStepDescriptor;
import io.jenkins.plugins.delphixpipeline.steps.Messages;
import io.jenkins.plugins.delphixpipeline.steps.OperationStep;
import io.jenkins.plugins.delphixpipeline.steps.Parameters;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Syncs a dSource with production, or takes a snapshot of a VDB: {@code delphixSnapshot 'Patients Prod'}. */
public final class SnapshotStep extends OperationStep {
    private final String dataset;
    private String syncParameters;

    @DataBoundConstructor
    public SnapshotStep(String dataset) {
        this.dataset = Util.fixEmptyAndTrim(dataset);
    }

    public String getDataset() {
        return dataset;
    }

    @CheckForNull
    public String getSyncParameters() {
        return syncParameters;
    }

    @DataBoundSetter
    public void setSyncParameters(String syncParameters) {
        this.syncParameters = Util.fixEmptyAndTrim(syncParameters);
    }

    @Override
    public DataOperation operation() throws AbortException {
        return new SnapshotDataset(
                Parameters.needed("dataset", dataset), Parameters.json("syncParameters", syncParameters));
    }

    /** Registers the step. */
    @Extension
    public static final class DescriptorImpl extends DelphixStepDescriptor {
        public DescriptorImpl() {
            super("delphixSnapshot", "dataset");
        }

        @Override
        public String getDisplayName() {
            return Messages.SnapshotStep_displayName();
        }

        @POST
        public FormValidation doCheckDataset(@QueryParameter String value) {
            return FormValidation.validateRequired(value);
        }

        @POST
        public FormValidation doCheckSyncParameters(@QueryParameter String value) {
            return Parameters.validation(() -> Parameters.json(Messages.Field_syncParameters(), value));
        }

        @POST
        public ComboBoxModel doFillDatasetItems(ChosenBackend backend, @QueryParameter String dataset) {
            return backend.names(NameList.datasets(), dataset);
        }
    }
}
