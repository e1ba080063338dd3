package io.jenkins.plugins.delphixpipeline.driver;

import io.jenkins.plugins.delphixpipeline.operation.Next;
import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.NoteSink;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.Phases;
import io.jenkins.plugins.delphixpipeline.platform.JobService;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.retry.RetryPolicy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How long one change has waited for a target that others hold, and what was told of that. Not thread-safe. */
final class BusyTarget {
    private static final RetryPolicy LOOKS = new RetryPolicy(Duration.ofMillis(250), Duration.ofSeconds(5));
    /** Each attempt is a submission with all that belongs to it. */
    private static final RetryPolicy ATTEMPTS = new RetryPolicy(Duration.ofMillis(250), Duration.ofSeconds(30));

    private final NoteSink notes;
    private final Clock clock;
    private Instant heldSince;
    private Instant refusedSince;
    /** Null while the back end can be asked. */
    private Instant outOfReachSince;

    private boolean remedying;
    private List<String> told = List.of();
    private RetryPolicy.Pauses looks = LOOKS.start();
    private RetryPolicy.Pauses attempts = ATTEMPTS.start();

    BusyTarget(NoteSink notes, Clock clock) {
        this.notes = notes;
        this.clock = clock;
    }

    /** What guards data begins anew, however long the change waited whose place it takes. */
    void serve(boolean remedy) {
        if (remedy && !remedying) {
            forget();
        }
        remedying = remedy;
    }

    boolean isWaitedFor() {
        return heldSince != null;
    }

    /**
     * Whether others are waited for before anything is submitted. What is not tried again when its job fails is not submitted for
     * that, a remedy whose job has failed may have met work that goes on; and while an earlier attempt is in doubt, what holds
     * the target may be our own work.
     */
    boolean comesFirst(Next.Submit next, OperationState state, JobService jobs) {
        boolean mayFail =
                !next.admission().claim().isEmpty() || next.submission().kind() == Submission.Kind.UNDO;
        boolean changes = next.submission().madeName() == null && !state.remedying();
        boolean wary = next.admission().afterOthers()
                || Phases.heldUp(state.phases(), next.phase()) > 0
                || Phases.failedRemedies(state.phases()) > 0
                || (mayFail && changes && !jobs.refusesWhatIsHeld());
        return isWaitedFor() || (wary && state.doubted() == null);
    }

    /** @param holders jobs in the way; empty for none */
    void tell(List<String> holders) {
        if (!holders.isEmpty() && !holders.equals(told)) {
            notes.note(Note.BUSY, holders);
            told = holders;
        }
    }

    /** Nobody can see whether it is still held: that time does not count. */
    void outOfReach() {
        outOfReachSince = outOfReachSince == null ? clock.instant() : outOfReachSince;
    }

    private void inReach() {
        if (outOfReachSince != null) {
            Duration away = Duration.between(outOfReachSince, clock.instant());
            heldSince = heldSince == null ? null : heldSince.plus(away);
            refusedSince = refusedSince == null ? null : refusedSince.plus(away);
            outOfReachSince = null;
        }
    }

    /** @return when to look again; null when it was waited for long enough */
    Duration nextLook(Duration limit) {
        inReach();
        heldSince = heldSince == null ? clock.instant() : heldSince;
        return isOver(heldSince, limit) ? null : looks.next();
    }

    /** Whether the same change was refused just before, so that no job that has ended meanwhile explains it. */
    boolean isRefusedAgain() {
        boolean before = refusedSince != null;
        refusedSince = before ? refusedSince : clock.instant();
        return before;
    }

    /** @return when to try again what {@link #isRefusedAgain}; null when that went on for long enough */
    Duration nextAttempt(Duration limit) {
        inReach();
        return isOver(refusedSince, limit) ? null : attempts.next();
    }

    private boolean isOver(Instant since, Duration limit) {
        return Duration.between(since, clock.instant()).compareTo(limit) >= 0;
    }

    Failure failure(String subject) {
        return Failure.of(Problem.TARGET_BUSY, subject).withCandidates(told);
    }

    /** The change was made, or given up: the next one has all the time that this one had. */
    void forget() {
        outOfReachSince = null;
        heldSince = null;
        refusedSince = null;
        told = List.of();
        looks = LOOKS.start();
        attempts = ATTEMPTS.start();
    }
}
