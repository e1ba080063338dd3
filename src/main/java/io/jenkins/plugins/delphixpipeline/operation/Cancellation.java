package io.jenkins.plugins.delphixpipeline.operation;

import io.jenkins.plugins.delphixpipeline.platform.DataPlatform;
import io.jenkins.plugins.delphixpipeline.platform.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.Problem;

/** Asks a back end to cancel a job, and says in the log what it answered. */
final class Cancellation {
    private Cancellation() {}

    /** @throws PlatformException only when there was no answer */
    static void cancel(String job, DataPlatform platform, Notes notes) {
        try {
            platform.jobs().cancel(job);
            notes.note(Note.CANCEL_ACCEPTED, job);
        } catch (PlatformException e) {
            if (e.kind() == Problem.Kind.UNREACHABLE || e.kind() == Problem.Kind.OUTCOME_UNKNOWN) {
                throw e;
            }
            if (e.kind() == Problem.Kind.NOT_FOUND || platform.jobs().job(job).isTerminal()) {
                notes.note(Note.CANCEL_TOO_LATE, job);
            } else {
                notes.note(Note.CANCEL_REFUSED, job, String.valueOf(e.failure().details()));
            }
        }
    }
}
