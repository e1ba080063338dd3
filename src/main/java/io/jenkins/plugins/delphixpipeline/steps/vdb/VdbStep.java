package io.jenkins.plugins.delphixpipeline.steps.vdb;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.Extension;
import hudson.Util;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.delphixpipeline.forms.NameList;
import io.jenkins.plugins.delphixpipeline.forms.PointOwner;
import io.jenkins.plugins.delphixpipeline.forms.VdbGroupField;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.HookSettings;
import io.jenkins.plugins.delphixpipeline.operation.group.ManageGroup;
import io.jenkins.plugins.delphixpipeline.operation.vdb.ManageVdb;
import io.jenkins.plugins.delphixpipeline.operation.vdb.SetHooks;
import io.jenkins.plugins.delphixpipeline.operation.vdb.VdbAction;
import io.jenkins.plugins.delphixpipeline.steps.Messages;
import io.jenkins.plugins.delphixpipeline.steps.Parameters;
import io.jenkins.plugins.delphixpipeline.steps.PointStepDescriptor;
import io.jenkins.plugins.delphixpipeline.steps.UnmaskedPointStep;
import io.jenkins.plugins.delphixpipeline.steps.hooks.VdbHookLists;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.verb.POST;

/** Starts, stops, enables, disables, rewinds or undoes a VDB, or sets its hooks. */
public final class VdbStep extends UnmaskedPointStep {
    private static final Set<VdbAction> FOR_GROUP =
            EnumSet.of(VdbAction.START, VdbAction.STOP, VdbAction.ENABLE, VdbAction.DISABLE);

    private String vdb;
    private final String action;
    private String vdbGroup;
    private VdbHookLists hooks;

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
        if (group && !FOR_GROUP.contains(wanted)) {
            throw new AbortException(Messages.VdbStep_notForGroup(action));
        }
        HookSettings settings = VdbHookLists.settings(hooks);
        if (wanted != VdbAction.SET_HOOKS && hooks != null) {
            throw new AbortException(Messages.VdbStep_hooksOnlyForSetHooks(action));
        }
        if (wanted == VdbAction.SET_HOOKS) {
            if (settings.isEmpty()) {
                throw new AbortException(Messages.VdbStep_hooksNeeded());
            }
            return new SetHooks(vdb, settings, isAllowUnmasked());
        }
        if (group) {
            return new ManageGroup(vdbGroup, wanted, isAllowUnmasked());
        }
        return new ManageVdb(vdb, wanted, wanted == VdbAction.REWIND ? pointChoice() : null, isAllowUnmasked());
    }

    @CheckForNull
    public String getVdb() {
        return vdb;
    }

    /** Beside the constructor's, so that a declarative pipeline may leave it out where it names a group. */
    @DataBoundSetter
    public void setVdb(String vdb) {
        this.vdb = Util.fixEmptyAndTrim(vdb);
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

    @CheckForNull
    public VdbHookLists getHooks() {
        return hooks;
    }

    /** Scripts that the VDB is to run. */
    @DataBoundSetter
    public void setHooks(VdbHookLists hooks) {
        this.hooks = hooks;
    }

    /** Registers the step. */
    @Extension
    public static final class DescriptorImpl extends PointStepDescriptor implements VdbGroupField {
        public DescriptorImpl() {
            super("delphixVdb", "vdb");
        }

        @Override
        public String getDisplayName() {
            return Messages.VdbStep_displayName();
        }

        /** A VDB is rewound along its own history. */
        @Override
        public NameList snapshots(PointOwner owner) {
            return NameList.snapshots(owner.vdb());
        }

        @Override
        public NameList bookmarks(PointOwner owner) {
            return NameList.bookmarks(owner.vdb());
        }

        @POST
        public ListBoxModel doFillActionItems() {
            return words(VdbAction.values());
        }
    }
}
