package io.jenkins.plugins.delphixpipeline.operation.refresh;

import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.platform.MaskingJobs;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import io.jenkins.plugins.delphixpipeline.platform.model.Masking;
import io.jenkins.plugins.delphixpipeline.platform.model.MaskingJob;
import java.util.Optional;

/**
 * The masking step that a guarded operation counts on.
 *
 * @param seenByRun whether it shows by its run alone: the back end runs masking jobs, but does not tell which VDB has which
 */
public record MaskingStep(Masking.Hook hook, boolean seenByRun) {
    /**
     * The step of a VDB that is there.
     *
     * @throws PlatformException {@link Problem#NOT_FLAGGED_MASKED}, {@link Problem#NO_MASKING_STEP}, {@link
     *     Problem#OTHER_MASKING_STEP}, {@link Problem#MASKING_JOB_UNKNOWN}
     */
    public static MaskingStep of(MaskingGuard guard, Dataset vdb, Masking masking, OperationContext context) {
        if (guard.isIn(masking) || guard.job() == null) {
            return new MaskingStep(guard.check(vdb, masking), false);
        }
        Optional<MaskingStep> own = ofRun(guard.job(), context);
        if (own.isPresent() && !masking.flagged()) {
            throw new PlatformException(Failure.of(Problem.NOT_FLAGGED_MASKED, vdb.path()));
        }
        return own.orElseGet(() -> new MaskingStep(guard.check(vdb, masking), false));
    }

    /**
     * The masking job of the back end's own, whose run will show that a VDB was masked.
     *
     * @return empty where the back end binds masking jobs to VDBs instead
     * @throws PlatformException {@link Problem#MASKING_JOB_UNKNOWN}
     */
    public static Optional<MaskingStep> ofRun(String name, OperationContext context) {
        Optional<MaskingJobs> jobs = context.platform().maskingJobs();
        return jobs.map(own -> own.job(name, null, null)).map(MaskingStep::ofRun);
    }

    /**
     * The step of a VDB that is going to be provisioned with a masking job.
     *
     * @return empty where nobody could be asked about its run
     * @throws PlatformException {@link Problem#MASKING_JOB_UNKNOWN}
     */
    public static Optional<MaskingStep> ofNew(String name, Dataset parent, OperationContext context) {
        return ofRun(name, context).or(() -> context.catalog()
                .maskingStep(name, parent)
                .filter(hook -> context.platform().maskingEngine().isPresent())
                .map(hook -> new MaskingStep(hook, false)));
    }

    private static MaskingStep ofRun(MaskingJob job) {
        return new MaskingStep(new Masking.Hook(true, job.name(), "", job.reference()), true);
    }
}
