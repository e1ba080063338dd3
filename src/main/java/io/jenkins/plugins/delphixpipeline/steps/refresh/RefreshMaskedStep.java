package io.jenkins.plugins.delphixpipeline.steps.refresh;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.Extension;
import hudson.Util;
import hudson.util.FormValidation;
import io.jenkins.plugins.delphixpipeline.forms.MaskingJobField;
import io.jenkins.plugins.delphixpipeline.forms.NameList;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.PointChoice;
import io.jenkins.plugins.delphixpipeline.operation.refresh.MaskingGuard;
import io.jenkins.plugins.delphixpipeline.operation.refresh.RefreshMasked;
import io.jenkins.plugins.delphixpipeline.steps.Messages;
import io.jenkins.plugins.delphixpipeline.steps.Parameters;
import io.jenkins.plugins.delphixpipeline.steps.PointStep;
import io.jenkins.plugins.delphixpipeline.steps.PointStepDescriptor;
import java.util.List;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Refreshes a masked VDB, and leaves it disabled unless it is proved that its masking step ran. */
public final class RefreshMaskedStep extends PointStep {
    private final String vdb;
    private boolean syncFirst;
    private String maskingJob;
    private String maskingHook;
    private boolean requireMasked = true;

    @DataBoundConstructor
    public RefreshMaskedStep(String vdb) {
        this.vdb = Util.fixEmptyAndTrim(vdb);
    }

    public String getVdb() {
        return vdb;
    }

    public boolean isSyncFirst() {
        return syncFirst;
    }

    @DataBoundSetter
    public void setSyncFirst(boolean syncFirst) {
        this.syncFirst = syncFirst;
    }

    @CheckForNull
    public String getMaskingJob() {
        return maskingJob;
    }

    @DataBoundSetter
    public void setMaskingJob(String maskingJob) {
        this.maskingJob = Util.fixEmptyAndTrim(maskingJob);
    }

    @CheckForNull
    public String getMaskingHook() {
        return maskingHook;
    }

    @DataBoundSetter
    public void setMaskingHook(String maskingHook) {
        this.maskingHook = Util.fixEmptyAndTrim(maskingHook);
    }

    public boolean isRequireMasked() {
        return requireMasked;
    }

    @DataBoundSetter
    public void setRequireMasked(boolean requireMasked) {
        this.requireMasked = requireMasked;
    }

    @Override
    public DataOperation operation() throws AbortException {
        PointChoice point = pointChoice();
        List<PointChoice.Kind> latest = List.of(PointChoice.Kind.LATEST_SNAPSHOT, PointChoice.Kind.LATEST_POINT);
        if (syncFirst && !latest.contains(point.kind())) {
            throw new AbortException(Messages.RefreshMaskedStep_syncFirst(String.join(", ", namedPoints())));
        }
        return new RefreshMasked(Parameters.needed("vdb", vdb), point, syncFirst, guard());
    }

    private MaskingGuard guard() throws AbortException {
        if (maskingJob != null && maskingHook != null) {
            throw new AbortException(Messages.RefreshMaskedStep_jobOrHook());
        }
        if (!requireMasked) {
            return MaskingGuard.none();
        }
        if (maskingHook != null) {
            return MaskingGuard.hook(maskingHook);
        }
        return maskingJob == null ? MaskingGuard.anyJob() : MaskingGuard.job(maskingJob);
    }

    /** Registers the step. */
    @Extension
    public static final class DescriptorImpl extends PointStepDescriptor implements MaskingJobField {
        public DescriptorImpl() {
            super("delphixRefreshMasked", "vdb");
        }

        @Override
        public String getDisplayName() {
            return Messages.RefreshMaskedStep_displayName();
        }

        @Override
        public NameList vdbs() {
            return NameList.maskedVdbs();
        }

        @POST
        public FormValidation doCheckRequireMasked(@QueryParameter boolean value) {
            return value ? FormValidation.ok() : FormValidation.warning(Messages.RefreshMaskedStep_notRequired());
        }
    }
}
