package io.jenkins.plugins.delphixpipeline.steps.refresh;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.Extension;
import hudson.Util;
import io.jenkins.plugins.delphixpipeline.forms.VdbGroupField;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.group.RefreshGroup;
import io.jenkins.plugins.delphixpipeline.operation.refresh.RefreshVdb;
import io.jenkins.plugins.delphixpipeline.steps.Messages;
import io.jenkins.plugins.delphixpipeline.steps.Parameters;
import io.jenkins.plugins.delphixpipeline.steps.PointStepDescriptor;
import io.jenkins.plugins.delphixpipeline.steps.UnmaskedPointStep;
import java.util.ArrayList;
import java.util.List;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Refreshes any VDB from its parent: {@code delphixRefresh vdb: 'Patients QA'}. */
public final class RefreshStep extends UnmaskedPointStep {
    private String vdb;
    private String vdbGroup;

    @DataBoundConstructor
    public RefreshStep(String vdb) {
        this.vdb = Util.fixEmptyAndTrim(vdb);
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

    @Override
    public DataOperation operation() throws AbortException {
        return Parameters.isGroup(vdb, vdbGroup) ? ofGroup() : new RefreshVdb(vdb, pointChoice(), isAllowUnmasked());
    }

    /** Each VDB has a parent of its own, so that no other point could be meant for all of them. */
    private DataOperation ofGroup() throws AbortException {
        List<String> points = new ArrayList<>(namedPoints());
        points.remove("bookmark");
        if (!points.isEmpty()) {
            throw new AbortException(Messages.RefreshStep_pointOfGroup(String.join(", ", points)));
        }
        return new RefreshGroup(vdbGroup, getBookmark(), isAllowUnmasked());
    }

    /** Registers the step. */
    @Extension
    public static final class DescriptorImpl extends PointStepDescriptor implements VdbGroupField {
        public DescriptorImpl() {
            super("delphixRefresh", "vdb");
        }

        @Override
        public String getDisplayName() {
            return Messages.RefreshStep_displayName();
        }
    }
}
