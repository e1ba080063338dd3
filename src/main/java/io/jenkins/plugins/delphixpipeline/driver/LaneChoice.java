package io.jenkins.plugins.delphixpipeline.driver;

import io.jenkins.plugins.delphixpipeline.driver.lane.Lane;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.platform.Contact;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * In which lane an operation takes its tasks: with those who share its session and do the like, so that a back end that
 * hangs holds up nobody else. An operation that can end without its back end does not line up for it any more.
 */
final class LaneChoice {
    private final DataOperation operation;
    private final Clock clock;
    private volatile Backend backend;
    /** Since when the operation waits for its first answer; null once it has one. */
    private volatile Instant waitingSince;

    private volatile Instant stopDeadline;

    /** Those who ask the Masking Engine beside a back end, which may hang while that is well. */
    private record Beside(Object session) {}

    LaneChoice(DataOperation operation, Clock clock) {
        this.operation = operation;
        this.clock = clock;
    }

    /** @return whether it is the first: the wait for an answer begins */
    boolean goesTo(Backend opened) {
        boolean first = backend == null;
        if (first) {
            waitingSince = clock.instant();
        }
        backend = opened;
        return first;
    }

    void heard() {
        waitingSince = null;
    }

    void stopAsked(Duration patience) {
        if (stopDeadline == null) {
            stopDeadline = clock.instant().plus(patience);
        }
    }

    /** Where the next task belongs. Before there is a back end a task only looks for it. */
    Lane lane(OperationState state) {
        if (backend == null || canEndAlone(state)) {
            return Lane.COMMON;
        }
        boolean first = stopDeadline != null || operation.guardsData(state);
        Lane.Use further = state.isUnderWay() ? Lane.Use.GOING_ON : Lane.Use.BEGINNING;
        return new Lane(owner(state), first ? Lane.Use.GUARD : further);
    }

    /** Who fails or was stopped asks nobody any more, and must not wait behind those who do. */
    private Object owner(OperationState state) {
        boolean ending = stopDeadline != null || state.failure() != null || state.remedying();
        boolean beside = !ending
                && operation.asksMaskingEngine(state)
                && backend.platform().hasMaskingEngine();
        return beside ? new Beside(backend.watcher()) : backend.watcher();
    }

    /** Whether a task that runs there may speak to the back end. All who share a session share its watcher. */
    boolean mayAsk(Lane lane) {
        return backend == null
                || lane.owner() == backend.watcher()
                || lane.owner().equals(new Beside(backend.watcher()));
    }

    /** Whether nothing more is wanted of the back end, or nothing more to be hoped for. */
    boolean canEndAlone(OperationState state) {
        if (state.intent() != null || state.remedying() || operation.guardsData(state)) {
            return false;
        }
        if (stopDeadline != null && !clock.instant().isBefore(stopDeadline)) {
            return true;
        }
        if (state.openJob() != null) {
            return false;
        }
        Duration left = untilSilence(state);
        return state.failure() != null || stopDeadline != null && !state.isUnderWay() || left != null && isOver(left);
    }

    private static boolean isOver(Duration left) {
        return left.isNegative() || left.isZero();
    }

    /**
     * Has a task asked for when the first answer took too long, however many tasks wait in the lane.
     *
     * @param state of the operation; null once it has ended
     */
    void awaitAnswer(TaskScheduler scheduler, Supplier<OperationState> state, Runnable ask) {
        OperationState now = state.get();
        Duration left = now == null ? null : untilSilence(now);
        if (left == null) {
            return;
        }
        if (isOver(left)) {
            ask.run();
        } else {
            scheduler.later(left.plusMillis(1), Lane.SIGNALS, () -> awaitAnswer(scheduler, state, ask));
        }
    }

    /** What to say when the back end was silent for too long. */
    Failure silence() {
        return backend.platform().contact().trouble();
    }

    /**
     * How long the first answer may still take; null when that does not matter. A back end that answers others is not silent:
     * then the operation waits for its task, and not for the back end.
     */
    private Duration untilSilence(OperationState state) {
        Instant since = waitingSince;
        Contact contact = backend == null || since == null || state.isUnderWay()
                ? null
                : backend.platform().contact();
        if (contact == null) {
            return null;
        }
        boolean answeredSince =
                contact.answeredAt() != null && contact.answeredAt().isAfter(since);
        Instant silentSince = answeredSince ? contact.answeredAt() : since;
        return backend.limits().firstContact().minus(Duration.between(silentSince, clock.instant()));
    }
}
