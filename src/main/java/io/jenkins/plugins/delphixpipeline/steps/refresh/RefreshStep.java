package io.jenkins.plugins.delphixpipeline.steps.refresh;

import hudson.AbortException;
import hudson.Extension;
import hudson.Util;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.refresh.RefreshVdb;
import io.jenkins.plugins.delphixpipeline.steps.Messages;
import io.jenkins.plugins.delphixpipeline.steps.Parameters;
import io.jenkins.plugins.delphixpipeline.steps.PointStepDescriptor;
import io.jenkins.plugins.delphixpipeline.steps.UnmaskedPointStep;
import org.kohsuke.stapler.DataBoundConstructor;

/** Refreshes any VDB from its parent: {@code delphixRefresh 'Patients QA'}. */
public final class RefreshStep extends UnmaskedPointStep {
    private final String vdb;

    @DataBoundConstructor
    public RefreshStep(String vdb) {
        this.vdb = Util.fixEmptyAndTrim(vdb);
    }

    public String getVdb() {
        return vdb;
    }

    @Override
    public DataOperation operation() throws AbortException {
        return new RefreshVdb(Parameters.needed("vdb", vdb), pointChoice(), isAllowUnmasked());
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
    }
}
