package io.jenkins.plugins.delphixpipeline.driver;

import io.jenkins.plugins.delphixpipeline.guard.MasterClaim;
import io.jenkins.plugins.delphixpipeline.operation.Checkpoint;
import io.jenkins.plugins.delphixpipeline.operation.Next;
import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.NoteSink;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.Receipt;
import io.jenkins.plugins.delphixpipeline.platform.RecoveryResult;
import io.jenkins.plugins.delphixpipeline.platform.SubmissionService;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import io.jenkins.plugins.delphixpipeline.platform.secret.SubmissionSecrets;
import io.jenkins.plugins.delphixpipeline.retry.RetryPolicy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Submits exactly once. The intent is kept durably before anything is sent; when the answer is lost, or a restart finds an
 * intent without an answer, the work is looked for during the settle time before it may be submitted again; and a refusal
 * because the target is busy is waited out.
 */
final class Submitter {
    private static final int MOST_ATTEMPTS = 8;
    private static final RetryPolicy LOOKS = new RetryPolicy(Duration.ofMillis(250), Duration.ofSeconds(5));
    private static final Duration QUIET = Duration.ofSeconds(2);

    private final NoteSink notes;
    private final TaskScheduler scheduler;
    private final Clock clock;
    private final BusyTarget busy;
    private Instant lookingSince;
    private RetryPolicy.Pauses looks = LOOKS.start();
    private final HeldMasters masters;

    Submitter(NoteSink notes, TaskScheduler scheduler, Clock clock, HeldMasters masters) {
        this.notes = notes;
        this.scheduler = scheduler;
        this.clock = clock;
        this.masters = masters;
        this.busy = new BusyTarget(notes, clock);
    }

    /**
     * What came of it.
     *
     * @param failure why the operation cannot go on; null when it can
     * @param lookAgain when to take the next task; null for at once
     */
    record Verdict(Failure failure, Duration lookAgain) {
        static final Verdict GO_ON = new Verdict(null, null);

        static Verdict failed(Failure failure) {
            return new Verdict(failure, null);
        }

        static Verdict lookAgainIn(Duration delay) {
            return new Verdict(null, delay);
        }
    }

    Verdict submit(
            Next.Submit next,
            OperationState state,
            Backend backend,
            Checkpoint checkpoint,
            BooleanSupplier stopRequested) {
        if (mustWait(state)) {
            return Verdict.lookAgainIn(QUIET);
        }
        busy.serve(state.remedying());
        Verdict unheld = state.remedying() ? null : hold(next, state, backend);
        if (unheld != null) {
            return unheld;
        }
        if (busy.comesFirst(next, state, backend.platform().jobs()) && stillBusy(next, backend)) {
            return waitForBusy(next.submission().target(), backend);
        }
        // What was looked for in vain may have arrived since, such as in an outage.
        if (adoptEarlier(next.phase(), state, backend, checkpoint)) {
            return Verdict.GO_ON;
        }
        SubmissionService desk = backend.platform().submissions();
        backend.platform().feed().listen();
        String correlation = state.correlation(next.phase());
        Intent intent = Intent.of(next.submission(), desk.time(), desk.user(), correlation)
                .remembering(next.facts())
                .ofOrdinary(next.admission().ordinary())
                .telling(SubmissionSecrets.ids(next.submission()));
        OperationState intending = state.intending(next.phase(), intent, next.facts())
                .holding(next.admission().claim());
        // What guards data is safe to repeat, so it does not depend on a disk that may be full.
        checkpoint.save(intending, !state.remedying());
        if (stopRequested.getAsBoolean()) {
            checkpoint.save(intending.notSubmitted(), false);
            return Verdict.GO_ON;
        }
        if (mustWait(state)) {
            // The controller began to go down meanwhile, and may have stored the pipeline before this intent.
            checkpoint.save(intending.notSubmitted(), false);
            return Verdict.lookAgainIn(QUIET);
        }
        masters.moving(intending);
        try {
            return submitted(desk.submit(next.submission(), correlation), next, intending, checkpoint);
        } catch (PlatformException e) {
            return refusedOrLost(
                    SubmissionSecrets.concealed(e, next.submission()), next, intending, backend, checkpoint);
        }
    }

    private boolean mustWait(OperationState state) {
        return !(state.remedying() ? scheduler.mayGuard() : scheduler.maySubmit());
    }

    private Verdict submitted(Receipt receipt, Next.Submit next, OperationState intending, Checkpoint checkpoint) {
        checkpoint.save(intending.submitted(receipt, false), false);
        if (next.remark() != null) {
            notes.note(next.remark().note(), next.remark().subject());
        }
        if (receipt.job() == null) {
            notes.note(Note.DONE_AT_ONCE, next.phase());
        } else {
            notes.note(Note.SUBMITTED, next.phase(), receipt.job());
        }
        return settled();
    }

    private Verdict settled() {
        lookingSince = null;
        looks = LOOKS.start();
        busy.forget();
        return Verdict.GO_ON;
    }

    private Verdict refusedOrLost(
            PlatformException e, Next.Submit next, OperationState intending, Backend backend, Checkpoint checkpoint) {
        if (e.kind() == Problem.Kind.OUTCOME_UNKNOWN) {
            notes.note(Note.ANSWER_LOST, String.valueOf(e.failure().details()));
            lookingSince = clock.instant();
            return look();
        }
        OperationState refused = intending.notSubmitted();
        checkpoint.save(refused, false);
        if (e.isOfTheWay()) {
            throw e;
        }
        if (e.kind() != Problem.Kind.REFUSED && e.kind() != Problem.Kind.BUSY) {
            return failed(e.failure());
        }
        return refused(e.failure(), next, refused, backend, checkpoint);
    }

    private Verdict refused(
            Failure refusal, Next.Submit next, OperationState state, Backend backend, Checkpoint checkpoint) {
        // What holds the target may be the very work whose answer was lost.
        if (adoptEarlier(next.phase(), state, backend, checkpoint)) {
            return Verdict.GO_ON;
        }
        if (stillBusy(next, backend)) {
            return waitForBusy(next.submission().target(), backend);
        }
        // The job that was in the way may have ended between the refusal and the look at the jobs.
        if (!busy.isRefusedAgain()) {
            return Verdict.GO_ON;
        }
        // Or it is somebody else's, of whom this back end hears late or never.
        boolean inTheWay =
                refusal.kind() == Problem.Kind.BUSY && next.submission().madeName() == null;
        Duration pause = inTheWay ? busy.nextAttempt(backend.limits().busy()) : null;
        if (pause == null) {
            return failed(refusal);
        }
        busy.tell(List.of(String.valueOf(refusal.details())));
        return Verdict.lookAgainIn(pause);
    }

    /** Whatever has to be done before failing may wait anew. */
    private Verdict failed(Failure failure) {
        settled();
        return Verdict.failed(failure);
    }

    private boolean stillBusy(Next.Submit next, Backend backend) {
        List<String> holders = backend
                .platform()
                .jobs()
                .inTheWay(next.admission().guards())
                .stream()
                .map(DelphixJob::reference)
                .toList();
        busy.tell(holders);
        return !holders.isEmpty();
    }

    /** Jobs are in the way of a phase; they are waited for like those that hold its target. */
    Verdict waitFor(Next.Wait wait, String subject, Backend backend) {
        busy.tell(wait.jobs());
        return waitForBusy(subject, backend);
    }

    /** Null when the masters that the change needs are held. */
    private Verdict hold(Next.Submit next, OperationState state, Backend backend) {
        MasterClaim claim = next.admission().claim();
        return switch (masters.take(claim, state, backend)) {
            case HELD -> null;
            case LOOK_AGAIN -> Verdict.GO_ON;
            case TAKEN -> {
                busy.tell(masters.holders(claim, state));
                yield waitForBusy(next.submission().target(), backend);
            }
        };
    }

    /**
     * What could not be done before failing is tried again while others may be at work on the same master: they come first, for
     * as long as a busy target is waited for.
     *
     * @return null when the masters are held, or were waited for long enough
     */
    Verdict holdForRemedy(OperationState state, Backend backend) {
        busy.serve(true);
        MasterClaim claim = state.masters().claim();
        if (masters.take(claim, state, backend) != HeldMasters.Outcome.TAKEN) {
            return null;
        }
        busy.tell(masters.holders(claim, state));
        Duration pause = busy.nextLook(backend.limits().busy());
        return pause == null ? null : Verdict.lookAgainIn(pause);
    }

    private Verdict waitForBusy(String subject, Backend backend) {
        Duration pause = busy.nextLook(backend.limits().busy());
        return pause == null ? failed(busy.failure(subject)) : Verdict.lookAgainIn(pause);
    }

    /** What was sent may still be on its way, and what holds a target cannot be seen, until the back end answers again. */
    void outOfReach() {
        lookingSince = null;
        busy.outOfReach();
    }

    /** Looks for the work of an intent that has no answer. */
    Verdict reconcile(OperationState state, Backend backend, Checkpoint checkpoint) {
        Instant now = clock.instant();
        if (lookingSince == null) {
            lookingSince = now;
        }
        boolean settling =
                Duration.between(lookingSince, now).compareTo(backend.limits().settle()) < 0;
        RecoveryResult finding;
        try {
            finding = backend.platform().submissions().find(state.intent());
        } catch (PlatformException e) {
            if (settling && e.kind() == Problem.Kind.NOT_FOUND) {
                // What was listed may be gone before it is read: a job that fails takes away what it was making.
                return look();
            }
            throw e;
        }
        if (finding.receipt() != null) {
            return adopt(finding, state, checkpoint);
        }
        if (settling) {
            return look();
        }
        if (adoptEarlier(state.openPhase(), state, backend, checkpoint)) {
            return Verdict.GO_ON;
        }
        if (finding.verdict() == RecoveryResult.Verdict.UNCLEAR || state.attempts() + 1 >= MOST_ATTEMPTS) {
            Failure unknown = Failure.of(Problem.OUTCOME_UNKNOWN, state.intent().target())
                    .withDetails(state.intent().kind().toString())
                    .withCandidates(finding.candidates());
            // In one step: a phase that is over and no failure would be taken for work well done.
            OperationState lost = state.markOutcomeUnknown();
            checkpoint.save(state.remedying() ? lost.remedyFailed(unknown) : lost.failing(unknown), false);
            return settled();
        }
        if (state.remedying() || !state.stopping()) {
            notes.note(Note.SUBMITTING_AGAIN, state.openPhase());
        }
        checkpoint.save(state.markNotDelivered(), false);
        return settled();
    }

    /** Any attempt whose answer was lost may have arrived by now, not only the last one. */
    private boolean adoptEarlier(String phase, OperationState state, Backend backend, Checkpoint checkpoint) {
        for (Intent doubted : state.allDoubted()) {
            Optional<RecoveryResult> finding = findEarlier(doubted, backend);
            if (finding.isPresent()) {
                adopt(finding.get(), state.intending(phase, doubted, doubted.facts()), checkpoint);
                return true;
            }
        }
        return false;
    }

    /** Empty where nothing of it is there any more, too: a job that fails takes away what it was making. */
    private static Optional<RecoveryResult> findEarlier(Intent doubted, Backend backend) {
        try {
            return Optional.of(backend.platform().submissions().find(doubted))
                    .filter(finding -> finding.receipt() != null);
        } catch (PlatformException e) {
            if (e.kind() == Problem.Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Verdict adopt(RecoveryResult finding, OperationState state, Checkpoint checkpoint) {
        Receipt receipt = finding.receipt();
        boolean foreign = finding.verdict() == RecoveryResult.Verdict.EQUIVALENT;
        String found = receipt.job() == null ? receipt.made() : receipt.job();
        notes.note(foreign ? Note.EQUIVALENT_ACCEPTED : Note.ADOPTED, found == null ? state.openPhase() : found);
        checkpoint.save(state.submitted(receipt, foreign), false);
        return settled();
    }

    private Verdict look() {
        return Verdict.lookAgainIn(looks.next());
    }
}
