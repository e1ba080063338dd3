package io.jenkins.plugins.delphixpipeline.steps.vdb;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.Extension;
import hudson.Util;
import hudson.model.Item;
import hudson.util.ComboBoxModel;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.delphixpipeline.forms.NameList;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.group.ManageGroup;
import io.jenkins.plugins.delphixpipeline.operation.vdb.ManageVdb;
import io.jenkins.plugins.delphixpipeline.operation.vdb.VdbAction;
import io.jenkins.plugins.delphixpipeline.steps.Messages;
import io.jenkins.plugins.delphixpipeline.steps.Parameters;
import io.jenkins.plugins.delphixpipeline.steps.PointStep;
import io.jenkins.plugins.delphixpipeline.steps.VdbPointDescriptor;
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
    private String vdbGroup;
    private boolean allowUnmasked;

    @DataBoundConstructor
    public VdbStep(String vdb, String action) {
        this.vdb = Util.fixEmptyAndTrim(vdb);
        this.action = Util.fixEmptyAndTrim(action);
    }

    @Override
    public DataOperation operation() throws AbortException {
        boolean group = Parameters.isGroup(vdb, vdbGroup);
        VdbAction wanted = Parameters.choice("action", action, VdbAction.values());
        List<String> points = namedPoints();
        if (wanted != VdbAction.REWIND && !points.isEmpty()) {
            throw new AbortException(Messages.VdbStep_pointOnlyForRewind(action, String.join(", ", points)));
        }
        if (group && (wanted == VdbAction.REWIND || wanted == VdbAction.UNDO)) {
            throw new AbortException(Messages.VdbStep_notForGroup(action));
        }
        if (group) {
            return new ManageGroup(vdbGroup, wanted, allowUnmasked);
        }
        return new ManageVdb(vdb, wanted, wanted == VdbAction.REWIND ? pointChoice() : null, allowUnmasked);
    }

    public String getVdb() {
        return vdb;
    }

    @CheckForNull
    public String getVdbGroup() {
        return vdbGroup;
    }

    /** Instead of a VDB: all VDBs of the group. */
    @DataBoundSetter
    public void setVdbGroup(String vdbGroup) {
        this.vdbGroup = Util.fixEmptyAndTrim(vdbGroup);
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
    public static final class DescriptorImpl extends VdbPointDescriptor {
        public DescriptorImpl() {
            super("delphixVdb");
        }

        @Override
        public String getDisplayName() {
            return Messages.VdbStep_displayName();
        }

        /** A VDB is rewound along its own history. */
        @Override
        public NameList snapshots(String vdb) {
            return NameList.snapshots(vdb);
        }

        @Override
        public NameList bookmarks(String vdb) {
            return NameList.bookmarks(vdb);
        }

        @POST
        public ComboBoxModel doFillVdbGroupItems(
                @AncestorInPath Item item,
                @QueryParameter String vdbGroup,
                @QueryParameter String connection,
                @QueryParameter String credentialsId) {
            return names(item, connection, credentialsId, NameList.vdbGroups(), vdbGroup);
        }

        @POST
        public ListBoxModel doFillActionItems() {
            return words(VdbAction.values());
        }
    }
}
