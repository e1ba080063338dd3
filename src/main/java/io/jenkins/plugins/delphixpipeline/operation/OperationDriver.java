package io.jenkins.plugins.delphixpipeline.operation;

import io.jenkins.plugins.delphixpipeline.platform.DelphixJob;
import io.jenkins.plugins.delphixpipeline.platform.Failure;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.Problem;
import io.jenkins.plugins.delphixpipeline.platform.UserMistakeException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Carries one operation from where its state stands to its end. It works in short turns on borrowed threads and holds none
 * while a job runs: a turn ends where there is something to wait for, and whatever happens asks for another.
 *
 * <p>Turns of one driver never overlap. {@link #start}, {@link #stop} and {@link #close} may be called from any thread.
 */
public final class OperationDriver {
    private static final Logger LOGGER = Logger.getLogger(OperationDriver.class.getName());
    private static final Duration QUIET = Duration.ofSeconds(2);

    private final DataOperation operation;
    private final KeptBackend backends;
    private final Checkpoint checkpoint;
    private final OperationListener listener;
    private final Turns turns;
    private final Clock clock;

    private final LaneChoice lanes;
    private final SerialTurns serial;
    private final Submitter submitter;
    private final Trouble trouble;
    private final JobWait jobWait;
    private final Notes notes;
    private volatile OperationState state;
    private volatile boolean stopRequested;
    private volatile boolean closed;
    private Instant stopDeadline;
    /** What was submitted and left behind without an answer. */
    private Intent unanswered;

    private boolean begun;
    private boolean opened;
    private boolean crashed;
    private boolean foreignNoted;

    /** @param state where the operation stands: new, or as it was saved last */
    public OperationDriver(
            DataOperation operation,
            OperationState state,
            Backend.Source source,
            Checkpoint checkpoint,
            OperationListener listener,
            Turns turns,
            Clock clock) {
        this.operation = operation;
        this.state = state;
        this.backends = new KeptBackend(source, operation);
        this.checkpoint = checkpoint;
        this.listener = listener;
        this.turns = turns;
        this.clock = clock;
        this.notes = new NotesToldOnce(listener);
        this.trouble = new Trouble(listener, clock);
        this.lanes = new LaneChoice(operation, clock);
        this.serial = new SerialTurns(turns, () -> lanes.lane(this.state), this::turn);
        this.submitter = new Submitter(listener, turns, clock, serial::ask);
        this.jobWait = new JobWait(listener, serial::ask);
    }

    /** Begins, or goes on where the saved state stands. */
    public void start() {
        serial.ask();
    }

    private void beginOnce() {
        if (begun) {
            return;
        }
        begun = true;
        listener.underWay(state);
        if (state.openJob() != null) {
            listener.note(Note.RESUMED, state.openJob());
        }
    }

    /** Asks for an end: the running job is cancelled, and {@link OperationListener#stopped} follows. Returns at once. */
    public void stop() {
        stopRequested = true;
        lanes.stopAsked(trouble.limits().stop());
        serial.askLater(trouble.limits().stop());
        serial.ask();
    }

    /** Lets go without an end, because the controller goes down; the saved state goes on later. */
    public void close() {
        closed = true;
        jobWait.forget();
    }

    public OperationState state() {
        return state;
    }

    private void turn() {
        if (closed) {
            return;
        }
        try {
            beginOnce();
            advanceOrEndure();
        } catch (CancellationException e) {
            close();
        } catch (RuntimeException | Error e) {
            crash(e);
        }
    }

    /** Even a mistake in this program must not leave data unguarded: what has to be done before failing is tried once. */
    private void crash(Throwable mistake) {
        Level level = mistake instanceof UserMistakeException ? Level.FINE : Level.WARNING;
        LOGGER.log(level, mistake, () -> "The " + operation.verb() + " of " + operation.subject() + " failed");
        if (closed) {
            return;
        }
        jobWait.forget();
        boolean guarded = operation.guardsData(state);
        if (guarded && !crashed) {
            crashed = true;
            state = state.loose().failing(Trouble.unproven(operation.subject(), mistake));
            serial.ask();
            return;
        }
        closed = true;
        submitter.release(state);
        try {
            if (guarded) {
                state = state.remedyFailed(Trouble.unproven(operation.subject(), mistake));
                operation.afterFailing(state, listener);
            }
        } finally {
            listener.crashed(state, mistake);
        }
    }

    private void advanceOrEndure() {
        try {
            Backend backend = backends.open(state);
            trouble.limits(backend.limits());
            if (lanes.goesTo(backend)) {
                lanes.awaitAnswer(turns, () -> closed ? null : state, serial::ask);
            }
            if (!lanes.mayAsk(serial.lane())) {
                endAloneOrLineUp();
                return;
            }
            if (!opened) {
                opened = true;
                submitter.holdAgain(state, backend);
            }
            boolean more;
            do {
                more = advance(backend);
                trouble.over();
                lanes.heard();
            } while (more && !closed);
        } catch (PlatformException e) {
            endure(e.failure());
        }
    }

    private void endAloneOrLineUp() {
        if (!lanes.canEndAlone(state)) {
            serial.ask();
            return;
        }
        if (stopRequested) {
            leaveUnreachable();
        } else if (state.failure() == null) {
            giveUp(lanes.silence(), false);
        }
        end();
    }

    /** @return true when there is more to do at once, false when something has to be waited for, or nothing is left */
    private boolean advance(Backend backend) {
        if (stopRequested && !state.stopping()) {
            save(state.stoppingNow(), false);
        }
        if (state.openJob() != null) {
            return awaitJob(backend);
        }
        if (state.intent() != null) {
            return lookForWork(backend);
        }
        if (state.failure() != null || state.stopping()) {
            return finishBadly(backend);
        }
        if (!turns.maySubmit()) {
            serial.askLater(QUIET);
            return false;
        }
        Next next = operation.next(state, context(backend));
        if (next instanceof Next.Submit submit) {
            return submit(submit, backend);
        }
        if (next instanceof Next.Wait wait) {
            return act(submitter.waitFor(wait, operation.subject(), backend));
        }
        if (next instanceof Next.Await await) {
            save(state.awaiting(await.phase(), await.job()), false);
            return true;
        }
        if (next instanceof Next.Remember remember) {
            save(state.remembering(remember.facts()), false);
            return true;
        }
        closed = true;
        submitter.release(state);
        listener.succeeded(state, ((Next.Done) next).result());
        return false;
    }

    private boolean lookForWork(Backend backend) {
        if (state.stopping() && !state.remedying() && !operation.guardsData(state)) {
            Duration left = untilLeftBehind(backend.limits());
            if (left.isNegative()) {
                letGo();
                return true;
            }
            serial.askLater(left.plusMillis(1));
        }
        return act(submitter.reconcile(state, backend, this::save));
    }

    private OperationContext context(Backend backend) {
        return new OperationContext(backend.platform(), notes, backend.terms());
    }

    private boolean awaitJob(Backend backend) {
        String job = state.openJob();
        Failure loss = jobWait.takeLoss();
        if (loss != null) {
            giveUp(loss, true);
            return true;
        }
        Optional<DelphixJob> ended = jobWait.endOf(job, backend);
        if (ended.isPresent()) {
            stopDeadline = null;
            save(JobOutcome.after(ended.get(), state, operation.subject(), backend.platform(), listener), false);
            return true;
        }
        return state.stopping() && !state.remedying() && cancelAndWait(job, backend);
    }

    /** @return true when the job is left behind and the operation can end */
    private boolean cancelAndWait(String job, Backend backend) {
        boolean guarded = operation.guardsData(state);
        if (state.openJobIsForeign()) {
            if (!foreignNoted) {
                foreignNoted = true;
                listener.note(Note.CANCEL_NOT_OURS, job);
            }
            if (!guarded) {
                letGo();
            }
            return !guarded;
        }
        if (!state.cancelAnswered()) {
            Cancellation.cancel(job, backend.platform(), listener);
            save(state.cancelled(), false);
        }
        if (guarded) {
            return false;
        }
        Duration left = untilLeftBehind(backend.limits());
        if (!left.isNegative()) {
            serial.askLater(left.plusMillis(1));
            return false;
        }
        listener.note(Note.LEFT_RUNNING, job);
        letGo();
        return true;
    }

    /** Negative when a stopped operation has waited for its job long enough. */
    private Duration untilLeftBehind(Limits limits) {
        Instant now = clock.instant();
        if (stopDeadline == null) {
            stopDeadline = now.plus(limits.stop());
        }
        return Duration.between(now, stopDeadline);
    }

    private boolean finishBadly(Backend backend) {
        if (state.remedyFailure() == null) {
            Optional<Next.Submit> remedy = operation.beforeFailing(state, context(backend));
            if (remedy.isPresent()) {
                if (!state.remedying()) {
                    save(state.startingRemedy(), false);
                }
                return submit(remedy.get(), backend);
            }
        }
        return end();
    }

    private boolean end() {
        closed = true;
        submitter.release(state);
        operation.afterFailing(state, listener);
        Intent lost = unanswered == null ? state.doubted() : unanswered;
        if (lost != null) {
            listener.note(Note.MAY_BE_RUNNING, lost.kind(), lost.target(), lost.since(), lost.correlation());
        }
        if (state.failure() == null) {
            listener.stopped(state);
        } else {
            listener.failed(state);
        }
        return false;
    }

    private boolean submit(Next.Submit next, Backend backend) {
        return act(submitter.submit(next, state, backend, this::save, () -> stopRequested && !state.remedying()));
    }

    private boolean act(Submitter.Verdict verdict) {
        if (verdict.failure() != null) {
            fail(verdict.failure());
        }
        if (verdict.lookAgain() != null) {
            serial.askLater(verdict.lookAgain());
            return false;
        }
        return true;
    }

    /** Trouble on the way to the back end is borne for a while; everything else ends the operation in an orderly way. */
    private void endure(Failure failure) {
        boolean underWay = state.isUnderWay();
        Duration pause = trouble.pause(failure, underWay);
        if (pause != null && stopRequested && !operation.guardsData(state)) {
            Duration left = untilLeftBehind(trouble.limits());
            if (left.isNegative()) {
                leaveUnreachable();
                serial.ask();
                return;
            }
            pause = left.compareTo(pause) < 0 ? left.plusMillis(1) : pause;
        }
        if (pause != null) {
            serial.askLater(pause);
            return;
        }
        giveUp(failure, underWay);
        if (state.remedyFailure() == null) {
            serial.ask();
        } else {
            // Not even the last thing could be done: there is nothing left that needs the back end.
            end();
        }
    }

    /** Who aborts does not wait until a dead back end can be reached again. */
    private void leaveUnreachable() {
        if (state.openJob() != null) {
            listener.note(Note.LEFT_RUNNING, state.openJob());
        }
        state = state.stoppingNow();
        letGo();
    }

    /** No more patience, or nothing to be patient about; what has to be done before failing is still done. */
    private void giveUp(Failure failure, boolean underWay) {
        jobWait.forget();
        unanswered = state.intent();
        OperationState loose = state.loose();
        if (state.failure() != null || state.remedying()) {
            save(loose.remedyFailed(failure), false);
            return;
        }
        boolean unproven = operation.guardsData(state) && failure.kind() == Problem.Kind.UNREACHABLE && underWay;
        Failure known = failure.job() == null ? failure.withJob(state.openJob()) : failure;
        save(loose.failing(unproven ? Trouble.unproven(operation.subject(), known) : known), false);
    }

    private void letGo() {
        jobWait.forget();
        unanswered = state.intent();
        save(state.loose(), false);
    }

    private void fail(Failure failure) {
        save(state.remedying() ? state.remedyFailed(failure) : state.failing(failure), false);
    }

    private void save(OperationState next, boolean durably) {
        state = next;
        checkpoint.save(next, durably);
    }
}
