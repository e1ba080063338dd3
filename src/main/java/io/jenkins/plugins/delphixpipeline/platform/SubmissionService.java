package io.jenkins.plugins.delphixpipeline.platform;

import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import java.time.Instant;

/** Where changes are asked for. */
public interface SubmissionService {
    /**
     * Checks what can be checked without changing anything: parameters against what the target's type can have.
     *
     * @throws PlatformException {@link Problem#PARAMETER_REFUSED} naming the key, or {@link Problem#PLATFORM_UNSUPPORTED}
     */
    void check(Submission submission);

    /** A time by the back end's clock that is certainly before anything submitted from now on. */
    Instant time();

    /** The reference of the user who submits; null where work does not show whose it is. */
    String user();

    /**
     * Sends a submission exactly once.
     *
     * @param correlation travels in the request's user agent and leads back to the work
     * @throws PlatformException of kind {@link Problem.Kind#OUTCOME_UNKNOWN} when the answer was lost; of any other kind when
     *     the submission was certainly not carried out
     */
    Receipt submit(Submission submission, String correlation);

    /** Looks once for the work of a submission whose answer was lost. */
    RecoveryResult find(Intent intent);
}
