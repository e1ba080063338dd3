package io.jenkins.plugins.delphixpipeline.openwork;

import io.jenkins.plugins.delphixpipeline.driver.OperationListener;
import io.jenkins.plugins.delphixpipeline.driver.StateNews;
import io.jenkins.plugins.delphixpipeline.operation.Checkpoint;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * One operation that somebody carries, kept in the registry for as long as it guards data. It is kept there before anything
 * guarded is submitted, since a checkpoint returns before a submission. Used on one thread at a time, as a driver does.
 */
public final class GuardedRun implements Checkpoint {
    private static final Logger LOGGER = Logger.getLogger(GuardedRun.class.getName());

    private final OpenWorkRegistry registry;
    private final DataOperation operation;
    private final String id;
    private final Origin origin;
    private final Checkpoint checkpoint;
    /** Null when nothing is kept; read when it is first asked for, since reading it may read a file. */
    private OperationState kept;

    private boolean keptIsRead;

    GuardedRun(OpenWorkRegistry registry, DataOperation operation, String id, Origin origin, Checkpoint checkpoint) {
        this.registry = registry;
        this.operation = operation;
        this.id = id;
        this.origin = origin;
        this.checkpoint = checkpoint;
    }

    /**
     * Claims the work of an operation.
     *
     * @param checkpoint keeps the state where its own step finds it again
     * @return empty when somebody carries it already
     */
    public static Optional<GuardedRun> claim(
            OpenWorkRegistry registry,
            DataOperation operation,
            OperationState state,
            Origin origin,
            Checkpoint checkpoint) {
        return registry.claim(state.id())
                ? Optional.of(new GuardedRun(registry, operation, state.id(), origin, checkpoint))
                : Optional.empty();
    }

    private OperationState kept() {
        if (!keptIsRead) {
            kept = read();
            keptIsRead = true;
        }
        return kept;
    }

    private OperationState read() {
        try {
            return registry.find(id)
                    .filter(GuardedWork.class::isInstance)
                    .map(work -> ((GuardedWork) work).state())
                    .orElse(null);
        } catch (RuntimeException e) {
            // Most operations guard nothing; those that do are told of it when they have to be kept.
            LOGGER.log(Level.FINE, e, () -> "The open work cannot be read");
            return null;
        }
    }

    /** In the step first: what is known there alone is nothing that anybody else needs to guard. */
    @Override
    public void save(OperationState state, boolean durably) {
        checkpoint.save(state, durably);
        if (operation.guardsData(state)) {
            keep(state);
        } else if (kept() != null) {
            registry.remove(id);
            kept = null;
        }
    }

    private void keep(OperationState state) {
        if (kept() == null || StateNews.isBetween(kept(), state)) {
            // Its job may have been renamed since it began.
            Origin now = registry.find(id).map(OpenWork::origin).orElse(origin);
            registry.put(new GuardedWork(operation, state, now));
            kept = state;
        }
    }

    /** Whoever is told of the end, once the registry knows it. */
    public OperationListener telling(OperationListener listener) {
        return new EndOfWork(listener, this::proven, this::ended);
    }

    /** The data is proven; and so is that of earlier operations on it which could not be carried through. */
    private void proven(OperationState state) {
        // A refresh that never arrived is over too, and has settled nothing.
        boolean moved = operation.guardsData(state.withoutDoubt());
        over(() -> registry.removeIf(work -> work.id().equals(id)
                || moved
                        && !registry.isClaimed(work.id())
                        && work instanceof GuardedWork earlier
                        && StateNews.settles(state, earlier.state())));
    }

    /** Remedied, unless the state tells why not: then it stays, and is tried again. */
    public void ended(OperationState state) {
        boolean left = operation.guardsData(state) && state.remedyFailure() != null;
        over(() -> {
            if (left) {
                registry.trouble(id, state.remedyFailure());
                keep(state);
            } else {
                registry.remove(id);
            }
        });
    }

    private void over(Runnable change) {
        try {
            change.run();
        } catch (RuntimeException e) {
            // It is looked at again: what is proven stays proven, what is remedied remedied.
            LOGGER.log(Level.WARNING, e, () -> "The open work of " + origin.run() + " could not be updated");
        } finally {
            registry.release(id);
        }
    }
}
