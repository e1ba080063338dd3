package io.jenkins.plugins.delphixpipeline.steps.refresh;

import hudson.AbortException;
import hudson.Extension;
import hudson.Util;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.refresh.RefreshVdb;
import io.jenkins.plugins.delphixpipeline.steps.Messages;
import io.jenkins.plugins.delphixpipeline.steps.Parameters;
import io.jenkins.plugins.delphixpipeline.steps.PointStep;
import io.jenkins.plugins.delphixpipeline.steps.VdbPointDescriptor;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

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
    public DataOperation operation() throws AbortException {
        return new RefreshVdb(Parameters.needed("vdb", vdb), pointChoice(), allowUnmasked);
    }

    /** Registers the step. */
    @Extension
    public static final class DescriptorImpl extends VdbPointDescriptor {
        public DescriptorImpl() {
            super("delphixRefresh");
        }

        @Override
        public String getDisplayName() {
            return Messages.RefreshStep_displayName();
        }
    }
}
