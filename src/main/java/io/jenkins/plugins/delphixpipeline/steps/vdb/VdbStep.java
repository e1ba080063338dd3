package io.jenkins.plugins.delphixpipeline.steps.vdb;

import hudson.AbortException;
import hudson.Extension;
import hudson.Util;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.delphixpipeline.forms.NameList;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.vdb.ManageVdb;
import io.jenkins.plugins.delphixpipeline.operation.vdb.VdbAction;
import io.jenkins.plugins.delphixpipeline.steps.Messages;
import io.jenkins.plugins.delphixpipeline.steps.Parameters;
import io.jenkins.plugins.delphixpipeline.steps.PointStep;
import io.jenkins.plugins.delphixpipeline.steps.VdbPointDescriptor;
import java.util.List;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
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
    public DataOperation operation() throws AbortException {
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
        public ListBoxModel doFillActionItems() {
            return words(VdbAction.values());
        }
    }
}
