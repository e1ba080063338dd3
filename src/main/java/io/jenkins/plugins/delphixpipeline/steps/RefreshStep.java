package io.jenkins.plugins.delphixpipeline.steps;

import hudson.AbortException;
import hudson.Extension;
import hudson.Util;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.RefreshVdb;
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
    DataOperation operation() throws AbortException {
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
