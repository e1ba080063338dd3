package io.jenkins.plugins.delphixpipeline.driver;

import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.NoteSink;
import io.jenkins.plugins.delphixpipeline.platform.DataPlatform;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import java.util.Collection;
import java.util.function.Consumer;

/** Asks a back end to cancel a job, and says in the log what it answered. */
final class CancellationProgress {
    private CancellationProgress() {}

    /**
     * @param check looks at the job before it is cancelled, and throws when it is not the one that is meant
     * @param patient whether there is time to wait until it can be cancelled
     * @return whether that is settled; else it is to be asked for again
     * @throws PlatformException when there was no answer, or the check throws
     */
    static boolean cancel(
            String job, DataPlatform platform, Consumer<DelphixJob> check, boolean patient, NoteSink notes) {
        try {
            DelphixJob seen = platform.jobs().job(job);
            check.accept(seen);
            if (!platform.jobs().canCancel(seen)) {
                if (patient && platform.jobs().mayCancelLater(seen)) {
                    return false;
                }
                notes.note(seen.isTerminal() ? Note.CANCEL_TOO_LATE : Note.CANCEL_IMPOSSIBLE, job);
                return true;
            }
            Collection<String> elsewhere = platform.jobs().cancel(job);
            notes.note(Note.CANCEL_ACCEPTED, job);
            if (!elsewhere.isEmpty()) {
                notes.note(Note.CANCELLED_IN_PART, job, String.join(", ", elsewhere));
            }
        } catch (PlatformException e) {
            switch (e.kind()) {
                case UNREACHABLE, OUTCOME_UNKNOWN, ELSEWHERE -> throw e;
                default -> {
                    if (e.kind() == Problem.Kind.NOT_FOUND
                            || platform.jobs().job(job).isTerminal()) {
                        notes.note(Note.CANCEL_TOO_LATE, job);
                    } else {
                        notes.note(
                                Note.CANCEL_REFUSED,
                                job,
                                String.valueOf(e.failure().details()));
                    }
                }
            }
        }
        return true;
    }
}
