package io.jenkins.plugins.delphixpipeline.operation.policy;

import io.jenkins.plugins.delphixpipeline.guard.Verdict;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.Next;
import io.jenkins.plugins.delphixpipeline.operation.NoteSink;
import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
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

    private Map<Dataset, Verdict> opened(OperationState state, OperationContext context) {
        return ChangedData.isJudged(state) ? changed(context).unsafe(state, unjudged(state, context)) : Map.of();
    }

    private ChangedData changed(OperationContext context) {
        return new ChangedData(context, UnmaskedDataPolicy.of(context, allowsUnmasked()));
    }

    @Override
    public final boolean guardsData(OperationState state) {
        return state.failure() != null && state.ended(phase()) && ChangedData.isJudged(state);
    }

    @Override
    public final Optional<Next.Submit> beforeFailing(OperationState state, OperationContext context) {
        return guardsData(state)
                ? changed(context).disable(opened(state, context).keySet(), CLOSE, state)
                : Optional.empty();
    }

    @Override
    public final void afterFailing(OperationState state, NoteSink notes) {
        if (state.begunAny(CLOSE) || state.remedyFailure() != null) {
            DisablePhase.tell(state, subject(), notes);
        }
    }
}
