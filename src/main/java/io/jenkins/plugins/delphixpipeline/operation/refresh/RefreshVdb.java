package io.jenkins.plugins.delphixpipeline.operation.refresh;

import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.Next;
import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.PointChoice;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import io.jenkins.plugins.delphixpipeline.operation.policy.MasterClaims;
import io.jenkins.plugins.delphixpipeline.operation.policy.UnmaskedDataPolicy;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
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
        return RefreshPhase.intended(state, vdb);
    }

    @Override
    public Next next(OperationState state, OperationContext context) {
        UnmaskedDataPolicy policy = UnmaskedDataPolicy.of(context, allowUnmasked);
        if (state.ended(RefreshPhase.REFRESH)) {
            return RefreshPhase.snapshotAfter(state, context)
                    .orElseGet(() -> new Next.Done(report(policy, state, context)));
        }
        Dataset target = RefreshPhase.resolve(vdb, context);
        UnmaskedDataPolicy.Choice chosen = policy.choose(point, RefreshPhase.parent(target, context), target.path());
        Next.Submit refresh = RefreshPhase.submission(target, chosen, context, Map.of());
        // Where it is let, even a master is refreshed; others must not take from it meanwhile.
        return MasterClaims.held(refresh, List.of(target), policy::isMaster, context);
    }

    private static Result report(UnmaskedDataPolicy policy, OperationState state, OperationContext context) {
        Dataset refreshed = RefreshPhase.prove(state, context);
        RefreshPhase.requireTravelled(refreshed, RefreshPhase.REFRESH, state, policy);
        return RefreshPhase.report(state, refreshed);
    }
}
