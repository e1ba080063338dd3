package io.jenkins.plugins.delphixpipeline.driver;

import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.Phase;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import io.jenkins.plugins.delphixpipeline.platform.secret.Concealment;
import io.jenkins.plugins.delphixpipeline.retry.RetryPolicy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The job of the phase that is under way: waited for, and when the operation was stopped cancelled, and left behind in time
 * unless its end matters to data that has to be guarded.
 */
final class OpenJob {
    private static final RetryPolicy ATTEMPTS = new RetryPolicy(Duration.ofSeconds(1), Duration.ofSeconds(8));

    private final StateKeeper kept;
    private final OperationListener listener;
    private final SerialExecutor serial;
    private final Clock clock;
    private final Concealment concealment;
    private final JobWait wait;
    private final RetryPolicy.Pauses attempts = ATTEMPTS.start();
    private Instant stopDeadline;
    private boolean foreignNoted;
    private boolean waitsToCancel;

    /** @param concealment takes out of what a job says what it was told in confidence */
    OpenJob(StateKeeper kept, OperationListener listener, SerialExecutor serial, Clock clock, Concealment concealment) {
        this.kept = kept;
        this.listener = listener;
        this.serial = serial;
        this.clock = clock;
        this.concealment = concealment;
        this.wait = new JobWait(listener, serial::ask, concealment);
    }

    /** Why the watcher gave up on the job; null when it did not. Asking forgets it. */
    Failure takeLoss(Backend backend) {
        return wait.takeLoss(backend);
    }

    void forget() {
        wait.forget();
    }

    /** @return true when there is more to do at once: the job has ended, or was left behind */
    boolean advance(Backend backend) {
        OperationState state = kept.get();
        Phase phase = state.last();
        DelphixJob news = wait.newsOf(phase, backend);
        if (news != null) {
            require(phase, news);
        }
        if (news != null && news.isTerminal()) {
            stopDeadline = null;
            if (waitsToCancel) {
                waitsToCancel = false;
                listener.note(Note.CANCEL_TOO_LATE, phase.job);
            }
            kept.save(outcome(backend).after(news, state), false);
            return true;
        }
        if (news != null && !phase.wasSighted()) {
            kept.save(state.sighted(news), false);
        }
        return state.stopping() && !state.remedying() && cancelAndWait(phase, backend);
    }

    private JobOutcome outcome(Backend backend) {
        return new JobOutcome(kept.subject(), backend.platform(), concealment, listener, kept::guardsDataAt);
    }

    /** A reference is a small number: on a copy of the back end it may denote somebody else's work. */
    private static void require(Phase phase, DelphixJob seen) {
        if (!phase.isOf(seen)) {
            throw new PlatformException(Failure.of(Problem.OTHER_BACK_END, seen.reference())
                    .withDetails(seen.type() + " of " + seen.targetName() + ", begun " + seen.startedAt()));
        }
    }

    private boolean cancelAndWait(Phase phase, Backend backend) {
        boolean guarded = kept.guardsData();
        if (phase.foreign) {
            if (!foreignNoted) {
                foreignNoted = true;
                listener.note(Note.CANCEL_NOT_OURS, phase.job);
            }
            if (!guarded) {
                leave();
            }
            return !guarded;
        }
        Duration left = untilLeftBehind(backend.limits());
        if (!kept.get().cancelAnswered()) {
            cancel(phase, backend, !left.isNegative());
        }
        if (guarded) {
            return false;
        }
        if (!left.isNegative()) {
            serial.askLater(left.plusMillis(1));
            return false;
        }
        listener.note(Note.LEFT_RUNNING, phase.job);
        leave();
        return true;
    }

    /** A back end that has only just begun a job may not know yet what there is to cancel. */
    private void cancel(Phase phase, Backend backend, boolean patient) {
        boolean settled = CancellationProgress.cancel(
                phase.job, backend.platform(), seen -> require(phase, seen), patient, listener);
        waitsToCancel = !settled;
        if (settled) {
            kept.save(kept.get().cancelled(), false);
        } else {
            serial.askLater(attempts.next());
        }
    }

    /** Negative when a stopped operation has waited for its job long enough. */
    Duration untilLeftBehind(Limits limits) {
        Instant now = clock.instant();
        if (stopDeadline == null) {
            stopDeadline = now.plus(limits.stop());
        }
        return Duration.between(now, stopDeadline);
    }

    /** What is under way counts as over, whatever becomes of it. */
    void leave() {
        wait.forget();
        kept.save(kept.abandoned(), false);
    }
}
