package io.jenkins.plugins.delphixpipeline.steps;

import hudson.AbortException;
import hudson.Extension;
import hudson.RelativePath;
import hudson.Util;
import hudson.model.Item;
import hudson.util.ComboBoxModel;
import hudson.util.FormValidation;
import io.jenkins.plugins.delphixpipeline.config.NameList;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.RefreshVdb;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Refreshes any VDB from its parent: {@code delphixRefresh 'Patients QA'}. */
public final class RefreshStep extends PointStep {
    private final String vdb;
    private boolean allowUnmasked;

    @DataBoundConstructor
    public RefreshStep(String vdb) {
        this.vdb = Util.fixEmptyAndTrim(vdb);
    }

    public String getVdb() {
        return vdb;
    }

    public boolean isAllowUnmasked() {
        return allowUnmasked;
    }

    @DataBoundSetter
    public void setAllowUnmasked(boolean allowUnmasked) {
        this.allowUnmasked = allowUnmasked;
    }

    @Override
    DataOperation operation() throws AbortException {
        return new RefreshVdb(Parameters.needed("vdb", vdb), pointChoice(), allowUnmasked);
    }

    /** Registers the step. */
    @Extension
    public static final class DescriptorImpl extends PointStepDescriptor {
        public DescriptorImpl() {
            super("delphixRefresh", "vdb");
        }

        @Override
        public String getDisplayName() {
            return Messages.RefreshStep_displayName();
        }

        @POST
        public FormValidation doCheckVdb(@QueryParameter String value) {
            return Parameters.validation(() -> Parameters.needed("vdb", value));
        }

        @POST
        public ComboBoxModel doFillVdbItems(
                @AncestorInPath Item item,
                @QueryParameter String vdb,
                @QueryParameter String connection,
                @QueryParameter String credentialsId) {
            return names(item, connection, credentialsId, NameList.vdbs(), vdb);
        }

        @POST
        public ComboBoxModel doFillSnapshotItems(
                @AncestorInPath Item item,
                @QueryParameter String snapshot,
                @RelativePath("..") @QueryParameter String vdb,
                @RelativePath("..") @QueryParameter String connection,
                @RelativePath("..") @QueryParameter String credentialsId) {
            return names(item, connection, credentialsId, NameList.parentSnapshots(vdb), snapshot);
        }

        @POST
        public ComboBoxModel doFillBookmarkItems(
                @AncestorInPath Item item,
                @QueryParameter String bookmark,
                @RelativePath("..") @QueryParameter String vdb,
                @RelativePath("..") @QueryParameter String connection,
                @RelativePath("..") @QueryParameter String credentialsId) {
            return names(item, connection, credentialsId, NameList.parentBookmarks(vdb), bookmark);
        }
    }
}
