package io.jenkins.plugins.delphixpipeline.operation.policy;

import io.jenkins.plugins.delphixpipeline.guard.Verdict;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.Next;
import io.jenkins.plugins.delphixpipeline.operation.NoteSink;
import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.Phases;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import java.io.Serial;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An operation that may make data readable. What it opened must not stay open when it turns out not to be what was judged:
 * others may have brought other data while the change was on its way.
 */
public abstract class OpeningOperation implements DataOperation {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final String CLOSE = "DISABLE_AGAIN";

    /** The phase that opens it. */
    protected abstract String phase();

    /** The step's own leave. */
    protected abstract boolean allowsUnmasked();

    /** References of VDBs that may have been opened without having been judged. */
    protected Collection<String> unjudged(OperationState state, OperationContext context) {
        return List.of();
    }

    /** @throws PlatformException {@link Problem#UNPROVEN} when what was opened is not what was judged, and may not be read */
    protected final void requireJudged(OperationState state, OperationContext context) {
        ChangedData.refuse(opened(state, context), subject(), state.job(phase()));
    }

    /** Whether the operation failed before it could do anything to the VDB. */
    protected boolean isUntouched(Dataset vdb, OperationState state) {
        return false;
    }

    private Map<Dataset, Verdict> opened(OperationState state, OperationContext context) {
        if (!ChangedData.isJudged(state)) {
            return Map.of();
        }
        Map<Dataset, Verdict> unsafe = changed(context).unsafe(state, unjudged(state, context));
        unsafe.keySet().removeIf(vdb -> isUntouched(vdb, state));
        return unsafe;
    }

    private ChangedData changed(OperationContext context) {
        return new ChangedData(context, UnmaskedDataPolicy.of(context, allowsUnmasked()));
    }

    /** An abort, or the end of the build, opens as much as a failure does. */
    @Override
    public final boolean guardsData(OperationState state) {
        boolean begun = state.begun(phase()) || state.begunAny(phase() + Phases.HELD_UP);
        return begun && ChangedData.isJudged(state);
    }

    @Override
    public final Optional<Next.Submit> beforeFailing(OperationState state, OperationContext context) {
        return guardsData(state)
                ? changed(context).disable(opened(state, context).keySet(), CLOSE, state)
                : Optional.empty();
    }

    @Override
    public final void afterFailing(OperationState state, NoteSink notes) {
        DisablePhase.tell(CLOSE, state, subject(), notes);
    }
}
