package io.jenkins.plugins.delphixpipeline.driver;

import io.jenkins.plugins.delphixpipeline.guard.MasterClaim;
import io.jenkins.plugins.delphixpipeline.guard.MasterLocks;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import java.util.List;
import java.util.function.Supplier;

/** The masters that one operation holds while it works, from before its first change to its end. Not thread-safe. */
final class HeldMasters {
    private final Runnable wake;
    private final Supplier<Backend> unasked;
    private MasterLocks locks;
    /** How often masters had been given back when the operation looked at its own. */
    private long releasesBefore;

    /**
     * @param wake asks for a task when a master is free
     * @param unasked the back end without a word to it; null where there is none to be had
     */
    HeldMasters(Runnable wake, Supplier<Backend> unasked) {
        this.wake = wake;
        this.unasked = unasked;
    }

    /** What came of asking for them. */
    enum Outcome {
        HELD,
        /** Held only now: what was looked at while somebody else held them may be different. */
        LOOK_AGAIN,
        TAKEN
    }

    /** The operation is going to look at what it needs for its next change. */
    void looking(Backend backend) {
        releasesBefore = backend.terms().locks().releases();
    }

    Outcome take(MasterClaim claim, OperationState state, Backend backend) {
        MasterLocks asked = backend.terms().locks();
        if (claim.isEmpty() || asked.isHeldBy(state.id(), claim)) {
            return Outcome.HELD;
        }
        locks = asked;
        if (!locks.acquire(state.id(), claim, wake)) {
            return Outcome.TAKEN;
        }
        // Whose newest data is taken is judged only now.
        boolean asItWas = claim.reads().isEmpty() && locks.releases() == releasesBefore;
        return asItWas ? Outcome.HELD : Outcome.LOOK_AGAIN;
    }

    /** Operations that hold what the claim needs, or wait for it before this one. */
    List<String> holders(MasterClaim claim, OperationState state) {
        return List.copyOf(locks.holders(state.id(), claim));
    }

    /** A change is on its way: others do not take what it brings before the operation has found out what that is worth. */
    void moving(OperationState state) {
        if (locks != null && !state.masters().movedFrom().isEmpty()) {
            locks.moving(state.id(), state.masters().movedFrom());
        }
    }

    /** After a restart: what is under way holds its masters again before others come. */
    void takeAgain(OperationState state, Backend backend) {
        if (!state.masters().claim().isEmpty()) {
            locks = backend.terms().locks();
            locks.acquire(state.id(), state.masters().claim(), wake);
            moving(state);
        }
    }

    /** The operation is over, and so is its hold on masters; after a restart it may have one though nothing was asked since. */
    void release(OperationState state) {
        if (locks == null && !state.masters().claim().isEmpty()) {
            Backend backend = unasked.get();
            locks = backend == null ? null : backend.terms().locks();
        }
        if (locks != null) {
            locks.release(state.id());
        }
    }
}
