package io.jenkins.plugins.delphixpipeline.driver;

import io.jenkins.plugins.delphixpipeline.operation.Checkpoint;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.Phases;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import java.util.concurrent.CancellationException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * How far an operation has come, and the one place where that moves on and is saved. A save can fail, because a disk is full
 * or something cannot be serialised. Before a submission that means that nothing is submitted, so what was about to be
 * begun has not begun. Anywhere else the operation goes on with what it has in memory: stopping there would leave a running
 * job, and data that has to be guarded, to nobody.
 */
final class StateKeeper {
    private static final Logger LOGGER = Logger.getLogger(StateKeeper.class.getName());

    private final Checkpoint checkpoint;
    private final DataOperation operation;
    private volatile OperationState current;
    private Intent unanswered;
    private boolean told;

    StateKeeper(OperationState begin, Checkpoint checkpoint, DataOperation operation) {
        this.current = begin;
        this.checkpoint = checkpoint;
        this.operation = operation;
    }

    OperationState get() {
        return current;
    }

    String subject() {
        return operation.subject();
    }

    /** Whether data would have to be guarded if the operation were to end badly now. */
    boolean guardsData() {
        return guardsDataAt(current);
    }

    /** The same for where the operation may stand. */
    boolean guardsDataAt(OperationState state) {
        return operation.guardsData(state);
    }

    /** Moves on without a save. */
    void put(OperationState next) {
        current = next;
    }

    /** The same with what is under way counted as over, whatever becomes of it. */
    OperationState abandoned() {
        // Asked again, it still is not known what became of it.
        unanswered = current.intent() == null ? unanswered : current.intent();
        return current.abandonOpenWork();
    }

    /** What was submitted and left behind, or given up, without an answer; null for nothing. */
    Intent unanswered() {
        return unanswered == null ? current.doubted() : unanswered;
    }

    /**
     * Moves on and saves.
     *
     * @param durably a submission follows
     * @throws PlatformException {@link Problem#STATE_NOT_SAVED}, only where it had to be durable; it has not moved on then
     */
    void save(OperationState next, boolean durably) {
        OperationState before = current;
        current = next;
        try {
            checkpoint.save(next, durably);
        } catch (CancellationException e) {
            throw e;
        } catch (RuntimeException e) {
            if (durably) {
                current = before;
                throw new PlatformException(
                        Failure.of(Problem.STATE_NOT_SAVED, subject())
                                .withDetails(reason(e))
                                .withCandidates(Phases.attempted(before.phases(), before.doubted())),
                        e);
            }
            // A full disk fails every save: the first one is worth its details.
            LOGGER.log(
                    told ? Level.FINE : Level.WARNING,
                    e,
                    () -> "The state of \"" + subject() + "\" could not be saved; it goes on");
            told = true;
        }
    }

    private static String reason(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.toString() : root.getMessage();
    }
}
