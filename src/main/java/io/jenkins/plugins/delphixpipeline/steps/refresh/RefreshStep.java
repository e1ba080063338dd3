package io.jenkins.plugins.delphixpipeline.steps.refresh;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.Extension;
import hudson.Util;
import hudson.model.Item;
import hudson.util.ComboBoxModel;
import io.jenkins.plugins.delphixpipeline.forms.NameList;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.group.RefreshGroup;
import io.jenkins.plugins.delphixpipeline.operation.refresh.RefreshVdb;
import io.jenkins.plugins.delphixpipeline.steps.Messages;
import io.jenkins.plugins.delphixpipeline.steps.Parameters;
import io.jenkins.plugins.delphixpipeline.steps.PointStep;
import io.jenkins.plugins.delphixpipeline.steps.VdbPointDescriptor;
import java.util.ArrayList;
import java.util.List;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Refreshes any VDB from its parent: {@code delphixRefresh 'Patients QA'}. */
public final class RefreshStep extends PointStep {
    private final String vdb;
    private String vdbGroup;
    private boolean allowUnmasked;

    @DataBoundConstructor
    public RefreshStep(String vdb) {
        this.vdb = Util.fixEmptyAndTrim(vdb);
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

    public boolean isAllowUnmasked() {
        return allowUnmasked;
    }

    @DataBoundSetter
    public void setAllowUnmasked(boolean allowUnmasked) {
        this.allowUnmasked = allowUnmasked;
    }

    @Override
    public DataOperation operation() throws AbortException {
        return Parameters.isGroup(vdb, vdbGroup) ? ofGroup() : new RefreshVdb(vdb, pointChoice(), allowUnmasked);
    }

    /** Each VDB has a parent of its own, so that no other point could be meant for all of them. */
    private DataOperation ofGroup() throws AbortException {
        List<String> points = new ArrayList<>(namedPoints());
        points.remove("bookmark");
        if (!points.isEmpty()) {
            throw new AbortException(Messages.RefreshStep_pointOfGroup(String.join(", ", points)));
        }
        return new RefreshGroup(vdbGroup, getBookmark(), allowUnmasked);
    }

    /** Registers the step. */
    @Extension
    public static final class DescriptorImpl extends VdbPointDescriptor {
        public DescriptorImpl() {
            super("delphixRefresh");
        }

        @POST
        public ComboBoxModel doFillVdbGroupItems(
                @AncestorInPath Item item,
                @QueryParameter String vdbGroup,
                @QueryParameter String connection,
                @QueryParameter String credentialsId) {
            return names(item, connection, credentialsId, NameList.vdbGroups(), vdbGroup);
        }

        @Override
        public String getDisplayName() {
            return Messages.RefreshStep_displayName();
        }
    }
}
