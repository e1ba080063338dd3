package io.jenkins.plugins.delphixpipeline.platform;

import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import java.time.Instant;
import java.util.List;

/** Where changes are asked for. */
public interface SubmissionService {
    /**
     * Checks what can be checked without changing anything: whether this back end in its version has such a change at all, and
     * parameters against what the target can have.
     *
     * @throws PlatformException {@link Problem#PARAMETER_REFUSED} naming the key, {@link Problem#PLATFORM_UNSUPPORTED}, {@link
     *     Problem#VERSION_UNSUPPORTED}, or {@link Problem#KIND_UNSUPPORTED} with what the back end has instead
     */
    void check(Submission submission);

    /**
     * Looks up all that the request for a submission would name, and sends nothing: what is wrong with it shows as it would in {@link
     * #submit}.
     */
    default void prepare(Submission submission) {
        check(submission);
    }

    /** A time by the back end's clock that is certainly before anything submitted from now on. */
    Instant time();

    /** What the back end's clock shows, as well as that is known, but certainly not later. */
    default Instant now() {
        return time();
    }

    /** The reference of the user or account who submits; null where work does not show whose it is. */
    String user();

    /**
     * Sends a submission exactly once.
     *
     * @param correlation travels with the request, where the back end keeps it: in the user agent, or as a tag of what is made; it
     *     leads back to the work
     * @throws PlatformException of kind {@link Problem.Kind#OUTCOME_UNKNOWN} when the answer was lost; of any other kind when
     *     the submission was certainly not carried out
     */
    Receipt submit(Submission submission, String correlation);

    /**
     * Looks once for the work of a submission whose answer was lost: by the correlation that it carried, or else by target, user,
     * time and {@link Submission#evidence}.
     */
    RecoveryResult find(Intent intent);

    /**
     * The references of the VDBs that an operation has made, alone or in a group, by the marks of its submissions.
     *
     * @param operation its id
     */
    List<String> vdbsMadeBy(String operation);

    /**
     * Whether a VDB bears the mark of another operation, so that it is certainly not the work of this one.
     *
     * @param vdb its reference
     */
    boolean isOfAnother(String vdb, String operation);

    /**
     * Whether the back end shows that a VDB was deleted, by whomever: what this login may no longer read looks as if it were gone.
     *
     * @param vdb its reference
     */
    boolean showsDeletion(String vdb);

    /**
     * Says that the end of a job is waited for next, which need not have been submitted in this session. Where jobs may end before
     * what they did can be seen, such a job has not ended for the {@link JobFeed} until it can.
     *
     * @param receipt of its work, with the job
     */
    default void expect(Intent intent, Receipt receipt) {}
}
