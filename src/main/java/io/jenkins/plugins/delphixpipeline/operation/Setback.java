package io.jenkins.plugins.delphixpipeline.operation;

import io.jenkins.plugins.delphixpipeline.platform.Failure;
import io.jenkins.plugins.delphixpipeline.platform.Problem;
import java.time.Duration;

/** How the state of an operation changes when it cannot go on. What has to be done before failing is never forgotten. */
final class Setback {
    private final DataOperation operation;
    private final KeptState kept;
    private final OpenJob openJob;
    private final Trouble trouble;
    private final Notes notes;

    Setback(DataOperation operation, KeptState kept, OpenJob openJob, Trouble trouble, Notes notes) {
        this.operation = operation;
        this.kept = kept;
        this.openJob = openJob;
        this.trouble = trouble;
        this.notes = notes;
    }

    /** Something certain is wrong with what the operation was about to do. */
    void fail(Failure failure) {
        OperationState state = kept.get();
        save(state.remedying() ? state.remedyFailed(failure) : state.failing(failure));
    }

    /**
     * Trouble on the way to the back end is borne for a while; everything else ends the operation in an orderly way.
     *
     * @param stopping whether somebody waits for the end
     * @return how long to wait before the next turn; null when the operation has given up
     */
    Duration bear(Failure failure, boolean stopping, Limits limits) {
        boolean underWay = kept.get().isUnderWay();
        Duration pause = trouble.pause(failure, underWay);
        if (pause == null) {
            giveUp(failure, underWay);
            return null;
        }
        if (!stopping || operation.guardsData(kept.get())) {
            return pause;
        }
        Duration left = openJob.untilLeftBehind(limits);
        if (left.isNegative()) {
            leaveUnreachable();
            return Duration.ZERO;
        }
        return left.compareTo(pause) < 0 ? left.plusMillis(1) : pause;
    }

    /**
     * No more patience, or nothing to be patient about; what has to be done before failing is still done.
     *
     * @param underWay whether something had been submitted
     */
    void giveUp(Failure failure, boolean underWay) {
        openJob.forget();
        OperationState state = kept.get();
        Failure known = failure.job() == null ? failure.withJob(state.openJob()) : failure;
        OperationState loose = kept.abandoned();
        boolean guarded = operation.guardsData(state);
        if (state.failure() != null || state.remedying()) {
            save(guarded ? loose.remedyFailed(failure) : loose);
            return;
        }
        boolean unproven = guarded && failure.kind() == Problem.Kind.UNREACHABLE && underWay;
        save(loose.failing(unproven ? Trouble.unproven(operation.subject(), known) : known));
    }

    /** Who aborts does not wait until a dead back end can be reached again. */
    void leaveUnreachable() {
        if (kept.get().openJob() != null) {
            notes.note(Note.LEFT_RUNNING, kept.get().openJob());
        }
        kept.put(kept.get().stoppingNow());
        openJob.leave();
    }

    private void save(OperationState next) {
        kept.save(next, false);
    }
}
