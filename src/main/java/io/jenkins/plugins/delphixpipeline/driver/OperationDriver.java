package io.jenkins.plugins.delphixpipeline.driver;

import io.jenkins.plugins.delphixpipeline.operation.Checkpoint;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.Next;
import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.NoteSink;
import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.SecondLook;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.UserMistakeException;
import io.jenkins.plugins.delphixpipeline.platform.secret.Concealment;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Carries one operation from where its state stands to its end. It works in short tasks on borrowed threads and holds none
 * while a job runs: a task ends where there is something to wait for, and whatever happens asks for another.
 *
 * <p>Turns of one driver never overlap. {@link #start}, {@link #stop} and {@link #close} may be called from any thread.
 */
public final class OperationDriver {
    private static final Logger LOGGER = Logger.getLogger(OperationDriver.class.getName());
    private static final Duration QUIET = Duration.ofSeconds(2);
    private final DataOperation operation;
    private final BoundBackend backends;
    private final OperationListener listener;
    private final TaskScheduler scheduler;
    private final LaneChoice lanes;
    private final StateKeeper kept;
    private final SerialExecutor serial;
    private final HeldMasters masters;
    private final Submitter submitter;
    private final OutageHandler trouble;
    private final OpenJob openJob;
    private final Setback setback;
    private final NoteSink notes;
    private volatile boolean stopRequested;
    private volatile boolean closed;
    private boolean begun;
    private boolean opened;
    private boolean crashed;
    private Failure lastTrouble;

    /** @param state where the operation stands: new, or as it was saved last */
    public OperationDriver(
            DataOperation operation,
            OperationState state,
            Backend.Source source,
            Checkpoint checkpoint,
            OperationListener listener,
            TaskScheduler scheduler,
            Clock clock) {
        this.operation = operation;
        this.listener = listener;
        this.notes = new NotesToldOnce(listener);
        this.scheduler = scheduler;
        this.kept = new StateKeeper(state, checkpoint, operation);
        this.backends = new BoundBackend(source, operation, kept);
        this.lanes = new LaneChoice(operation, clock);
        this.serial = new SerialExecutor(scheduler, () -> lanes.lane(state()), this::runTask);
        this.masters = new HeldMasters(serial::ask, backends::unasked);
        this.submitter = new Submitter(listener, scheduler, clock, masters);
        this.trouble = new OutageHandler(listener, backends::limits, clock, submitter::outOfReach);
        this.openJob = new OpenJob(kept, listener, serial, clock, new Concealment(source::secret));
        this.setback = new Setback(operation, kept, openJob, trouble, listener);
    }

    /** Begins, or goes on where the saved state stands. */
    public void start() {
        serial.ask();
    }

    private void begin() {
        begun = true;
        listener.underWay(state());
        if (state().openJob() != null) {
            listener.note(Note.RESUMED, state().openJob());
        }
    }

    /** Asks for an end: the running job is cancelled, and {@link OperationListener#stopped} follows. Returns at once. */
    public void stop() {
        stopRequested = true;
        lanes.stopAsked(backends.limits().stop());
        serial.askLater(backends.limits().stop());
        serial.ask();
    }

    /** Lets go without an end, because the controller goes down; the saved state goes on later. */
    public void close() {
        closed = true;
        openJob.forget();
    }

    public OperationState state() {
        return kept.get();
    }

    private void runTask() {
        if (closed) {
            return;
        }
        try {
            if (!begun) {
                begin();
            }
            advanceOrBear();
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
        openJob.forget();
        boolean guarded = kept.guardsData();
        Failure unproven = OutageHandler.unproven(operation.subject(), mistake);
        if (guarded && !crashed) {
            crashed = true;
            kept.put(kept.abandoned().failing(unproven));
            serial.ask();
            return;
        }
        closed = true;
        masters.release(state());
        try {
            if (guarded) {
                kept.put(state().remedyFailed(unproven));
                operation.afterFailing(state(), listener);
            }
        } finally {
            listener.crashed(state(), mistake);
        }
    }

    private void advanceOrBear() {
        Backend unasked = backends.unasked();
        if (unasked != null && lanes.goesTo(unasked)) {
            lanes.awaitAnswer(scheduler, () -> closed ? null : state(), serial::ask);
        }
        if (!lanes.mayAsk(serial.lane())) {
            endAloneOrLineUp();
            return;
        }
        Backend backend;
        try {
            backend = backends.open();
        } catch (PlatformException e) {
            onOutage(e.failure());
            return;
        }
        try {
            if (!opened) {
                opened = true;
                masters.takeAgain(state(), backend);
            }
            boolean more;
            do {
                more = advance(backend);
                trouble.over();
                lanes.heard();
            } while (more && !closed);
        } catch (PlatformException said) {
            PlatformException e = backends.confirmed(said);
            if (backends.isLost(e.failure())) {
                openJob.forget();
                backends.leave(e.failure());
                serial.askLater(QUIET);
            } else {
                onOutage(e.failure());
            }
        }
    }

    private void endAloneOrLineUp() {
        if (!lanes.canEndAlone(state())) {
            serial.ask();
            return;
        }
        if (stopRequested) {
            setback.leaveUnreachable();
        } else if (state().failure() == null) {
            setback.giveUp(lastTrouble == null ? lanes.silence() : lastTrouble, false);
        }
        end();
    }

    /** @return true when there is more to do at once, false when something has to be waited for, or nothing is left */
    private boolean advance(Backend backend) {
        if (stopRequested && !state().stopping()) {
            kept.save(state().stoppingNow(), false);
        }
        OperationState state = state();
        if (state.openJob() != null) {
            return awaitJob(backend);
        }
        if (state.intent() != null) {
            return lookForWork(backend);
        }
        if (state.failure() != null || state.stopping()) {
            return failAfterRemedy(backend);
        }
        if (!scheduler.maySubmit()) {
            serial.askLater(QUIET);
            return false;
        }
        masters.looking(backend);
        Next next = SecondLook.next(operation, state, context(backend));
        if (next instanceof Next.Submit submit) {
            return submit(backends.revealing(submit), backend);
        }
        if (next instanceof Next.Wait wait) {
            return act(submitter.waitFor(wait, operation.subject(), backend));
        }
        if (next instanceof Next.Await await) {
            kept.save(state.awaiting(await.phase(), await.job()), false);
            return true;
        }
        if (next instanceof Next.Remember remember) {
            kept.save(state.remembering(remember.facts()), false);
            return true;
        }
        closed = true;
        masters.release(state);
        listener.succeeded(state, ((Next.Done) next).result());
        return false;
    }

    private boolean lookForWork(Backend backend) {
        if (state().stopping() && !state().remedying() && !kept.guardsData()) {
            Duration left = openJob.untilLeftBehind(backend.limits());
            if (left.isNegative()) {
                openJob.leave();
                return true;
            }
            serial.askLater(left.plusMillis(1));
        }
        return act(submitter.reconcile(state(), backend, kept::save));
    }

    private OperationContext context(Backend backend) {
        return new OperationContext(backend.platform(), notes, backend.terms(), state().id());
    }

    private boolean awaitJob(Backend backend) {
        Failure loss = openJob.takeLoss(backend);
        if (loss == null) {
            return openJob.advance(backend);
        }
        if (backends.isLost(loss)) {
            throw new PlatformException(loss);
        }
        setback.giveUp(loss, true);
        return true;
    }

    private boolean failAfterRemedy(Backend backend) {
        if (state().remedyFailure() == null) {
            Submitter.Verdict unheld = kept.guardsData() ? submitter.holdForRemedy(state(), backend) : null;
            if (unheld != null) {
                return act(unheld);
            }
            Optional<Next.Submit> remedy = operation.beforeFailing(state(), context(backend));
            if (remedy.isPresent()) {
                if (!state().remedying()) {
                    kept.save(state().startingRemedy(), false);
                }
                return submit(remedy.get(), backend);
            }
        }
        return end();
    }

    private boolean end() {
        if (backends.handOverToGuard()) {
            openJob.forget();
            listener.note(Note.GUARD_STEPS_IN, operation.subject());
            serial.ask();
            return false;
        }
        closed = true;
        masters.release(state());
        operation.afterFailing(state(), listener);
        Intent lost = kept.unanswered();
        if (lost != null) {
            listener.note(Note.MAY_BE_RUNNING, lost.kind(), lost.target(), lost.since(), lost.correlation());
        }
        if (state().failure() == null) {
            listener.stopped(state());
        } else {
            listener.failed(state());
        }
        return false;
    }

    private boolean submit(Next.Submit next, Backend backend) {
        return act(submitter.submit(next, state(), backend, kept::save, () -> stopRequested && !state().remedying()));
    }

    private boolean act(Submitter.Verdict verdict) {
        if (verdict.failure() != null) {
            setback.fail(verdict.failure());
        }
        if (verdict.lookAgain() != null) {
            serial.askLater(verdict.lookAgain());
            return false;
        }
        return true;
    }

    private void onOutage(Failure failure) {
        lastTrouble = failure;
        Duration pause = setback.bear(failure, stopRequested, backends.limits());
        if (pause != null) {
            serial.askLater(pause);
            return;
        }
        if (state().remedyFailure() == null && kept.guardsData()) {
            serial.ask();
        } else {
            // Nothing has to be done, or not even the last thing could be: nothing is left that needs the back end.
            end();
        }
    }
}
