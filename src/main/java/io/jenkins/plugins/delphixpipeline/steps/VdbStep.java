package io.jenkins.plugins.delphixpipeline.steps;

import hudson.AbortException;
import hudson.Extension;
import hudson.RelativePath;
import hudson.Util;
import hudson.model.Item;
import hudson.util.ComboBoxModel;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.delphixpipeline.config.NameList;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.ManageVdb;
import io.jenkins.plugins.delphixpipeline.operation.VdbAction;
import java.util.List;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Starts, stops, enables, disables, rewinds or undoes a VDB. */
public final class VdbStep extends PointStep {
    private final String vdb;
    private final String action;
    private boolean allowUnmasked;

    @DataBoundConstructor
    public VdbStep(String vdb, String action) {
        this.vdb = Util.fixEmptyAndTrim(vdb);
        this.action = Util.fixEmptyAndTrim(action);
    }

    @Override
    DataOperation operation() throws AbortException {
        String needed = Parameters.needed("vdb", vdb);
        VdbAction wanted = Parameters.choice("action", action, VdbAction.values());
        List<String> points = namedPoints();
        if (wanted != VdbAction.REWIND && !points.isEmpty()) {
            throw new AbortException(Messages.VdbStep_pointOnlyForRewind(action, String.join(", ", points)));
        }
        return new ManageVdb(needed, wanted, wanted == VdbAction.REWIND ? pointChoice() : null, allowUnmasked);
    }

    public String getVdb() {
        return vdb;
    }

    public String getAction() {
        return action;
    }

    public boolean isAllowUnmasked() {
        return allowUnmasked;
    }

    @DataBoundSetter
    public void setAllowUnmasked(boolean allowUnmasked) {
        this.allowUnmasked = allowUnmasked;
    }

    /** Registers the step. */
    @Extension
    public static final class DescriptorImpl extends PointStepDescriptor {
        public DescriptorImpl() {
            super("delphixVdb", "vdb");
        }

        @Override
        public String getDisplayName() {
            return Messages.VdbStep_displayName();
        }

        @POST
        public ListBoxModel doFillActionItems() {
            return words(VdbAction.values());
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
            return names(item, connection, credentialsId, NameList.snapshots(vdb), snapshot);
        }

        @POST
        public ComboBoxModel doFillBookmarkItems(
                @AncestorInPath Item item,
                @QueryParameter String bookmark,
                @RelativePath("..") @QueryParameter String vdb,
                @RelativePath("..") @QueryParameter String connection,
                @RelativePath("..") @QueryParameter String credentialsId) {
            return names(item, connection, credentialsId, NameList.bookmarks(vdb), bookmark);
        }
    }
}
