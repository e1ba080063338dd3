package io.jenkins.plugins.delphixpipeline.openwork;

import io.jenkins.plugins.delphixpipeline.guard.MasterLocks;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import java.io.Serial;
import java.util.List;

/** An operation that has begun to change data which may be unmasked until it is proven, or taken away from everybody. */
public final class GuardedWork extends OpenWork {
    @Serial
    private static final long serialVersionUID = 1L;

    private final DataOperation operation;
    private final OperationState state;

    GuardedWork(DataOperation operation, OperationState state, Origin origin) {
        super(state.id(), origin, state.startedAt());
        this.operation = operation;
        this.state = state;
    }

    public DataOperation operation() {
        return operation;
    }

    public OperationState state() {
        return state;
    }

    /** The masters of what is under way; what was left after all that could be done keeps nobody from them. */
    public static List<MasterLocks.Hold> holds(List<OpenWork> all) {
        return all.stream()
                .filter(GuardedWork.class::isInstance)
                .map(work -> ((GuardedWork) work).state)
                .filter(state -> state.remedyFailure() == null
                        && !state.masters().claim().isEmpty())
                .map(state -> new MasterLocks.Hold(
                        state.id(), state.masters().claim(), state.masters().movedFrom()))
                .toList();
    }

    @Override
    public String verb() {
        return operation.verb();
    }

    @Override
    public String subject() {
        return operation.subject();
    }

    @Override
    public String connection() {
        return state.binding() == null ? null : state.binding().connection();
    }
}
