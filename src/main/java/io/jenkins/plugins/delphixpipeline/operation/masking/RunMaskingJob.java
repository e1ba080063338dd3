package io.jenkins.plugins.delphixpipeline.operation.masking;

import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.Next;
import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import io.jenkins.plugins.delphixpipeline.platform.MaskingJobs;
import io.jenkins.plugins.delphixpipeline.platform.Required;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.MaskingJob;
import java.io.Serial;
import java.util.Map;

/** Runs a job of a Masking Engine; one that finishes with data it could not mask has failed. */
public final class RunMaskingJob implements DataOperation {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final String MASK = "MASK";
    private static final String PATH = "path";

    private final String job;
    private final String application;
    private final String environment;
    private final String sourceConnector;
    private final String targetConnector;

    /**
     * @param application null for any, as is the environment; the name of the job must then be unique
     * @param sourceConnector null where the job itself says what it reads, as is the target for what it masks
     */
    public RunMaskingJob(
            String job, String application, String environment, String sourceConnector, String targetConnector) {
        this.job = job;
        this.application = application;
        this.environment = environment;
        this.sourceConnector = sourceConnector;
        this.targetConnector = targetConnector;
    }

    @Override
    public String verb() {
        return "masking";
    }

    @Override
    public String subject() {
        return job;
    }

    @Override
    public Next next(OperationState state, OperationContext context) {
        if (state.ended(MASK)) {
            return new Next.Done(
                    Result.empty().with("maskingJob", state.fact(PATH)).with("execution", state.job(MASK)));
        }
        MaskingJobs desk = Required.maskingJobs(context.platform());
        MaskingJob found = desk.job(job, application, environment);
        needed("targetConnector", targetConnector, found.multiTenant());
        needed("sourceConnector", sourceConnector, found.multiTenant() && found.onTheFly());
        return Next.Submit.of(
                        MASK,
                        new Submission.RunMasking(
                                found.reference(),
                                sourceConnector == null ? null : desk.connector(found, sourceConnector),
                                targetConnector == null ? null : desk.connector(found, targetConnector)))
                .remembering(Map.of(PATH, found.path()));
    }

    private void needed(String parameter, String value, boolean needed) {
        if (needed && value == null) {
            throw new PlatformException(Failure.of(Problem.PARAMETER_REFUSED, parameter)
                    .withDetails("the job \"" + job + "\" is told at each start what it works on"));
        }
    }
}
