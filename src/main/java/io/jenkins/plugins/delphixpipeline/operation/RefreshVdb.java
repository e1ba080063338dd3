package io.jenkins.plugins.delphixpipeline.operation;

import io.jenkins.plugins.delphixpipeline.platform.Dataset;
import java.io.Serial;
import java.util.List;
import java.util.Map;

/** Refreshes any VDB from its parent. */
public final class RefreshVdb implements DataOperation {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String vdb;
    private final PointChoice point;
    private final boolean allowUnmasked;

    /** @param allowUnmasked do not ask whether a masked VDB is among the ancestors */
    public RefreshVdb(String vdb, PointChoice point, boolean allowUnmasked) {
        this.vdb = vdb;
        this.point = point;
        this.allowUnmasked = allowUnmasked;
    }

    @Override
    public String verb() {
        return "refresh";
    }

    @Override
    public String subject() {
        return vdb;
    }

    @Override
    public List<Result.Flow> intendedFlows(OperationState state) {
        return Refreshing.intended(state, vdb);
    }

    @Override
    public Next next(OperationState state, OperationContext context) {
        if (state.ended(Refreshing.REFRESH)) {
            return Refreshing.snapshotAfter(state, context)
                    .orElseGet(() -> new Next.Done(Refreshing.report(state, Refreshing.prove(state, context))));
        }
        Dataset target = Refreshing.resolve(vdb, context);
        UnmaskedDataPolicy policy = UnmaskedDataPolicy.of(context, allowUnmasked);
        UnmaskedDataPolicy.Choice chosen = policy.choose(point, Refreshing.parent(target, context), target.path());
        Next.Submit refresh = Refreshing.submission(target, chosen, context, Map.of());
        // Where it is let, even a master is refreshed; others must not take from it meanwhile.
        return target.masked() ? refresh.holding(MasterOutcome.alone(target, context)) : refresh;
    }
}
