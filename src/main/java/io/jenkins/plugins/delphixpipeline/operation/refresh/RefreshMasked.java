package io.jenkins.plugins.delphixpipeline.operation.refresh;

import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.Next;
import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.NoteSink;
import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.PointChoice;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import io.jenkins.plugins.delphixpipeline.operation.policy.DisablePhase;
import io.jenkins.plugins.delphixpipeline.operation.policy.LaterRefresh;
import io.jenkins.plugins.delphixpipeline.operation.policy.MasterClaims;
import io.jenkins.plugins.delphixpipeline.operation.policy.MasterOutcome;
import io.jenkins.plugins.delphixpipeline.operation.policy.UnmaskedDataPolicy;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import io.jenkins.plugins.delphixpipeline.platform.model.Masking;
import io.jenkins.plugins.delphixpipeline.platform.model.RunState;
import java.io.Serial;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Refreshes a masked VDB so that its new data is masked or nobody can read it: the masking step is checked before anything
 * is touched, the refresh is proven afterwards, by what a Masking Engine says too where one is known, and a VDB whose refresh
 * did not end well is disabled.
 */
public final class RefreshMasked implements DataOperation {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final String SYNC = "SYNC";
    private static final String ENABLE = "ENABLE";
    /** After a restart whose last saves are lost: it had failed by then, and disabled the VDB for that. */
    private static final String ENABLE_AGAIN = "ENABLE_AGAIN";

    private static final String DISABLE = "DISABLE";
    private static final String MASKING = "masking";
    private static final String STEP = "maskingStep";

    private final String vdb;
    private final PointChoice point;
    private final boolean syncFirst;
    private final MaskingGuard guard;

    /** @param syncFirst sync the parent with production before its newest point is chosen */
    public RefreshMasked(String vdb, PointChoice point, boolean syncFirst, MaskingGuard guard) {
        this.vdb = vdb;
        this.point = point;
        this.syncFirst = syncFirst;
        this.guard = guard;
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
    public boolean guardsData(OperationState state) {
        return guard.required() && touched(state);
    }

    @Override
    public boolean asksMaskingEngine(OperationState state) {
        return guard.required();
    }

    @Override
    public List<Result.Flow> intendedFlows(OperationState state) {
        return RefreshPhase.intended(state, vdb);
    }

    @Override
    public Next next(OperationState state, OperationContext context) {
        if (state.ended(RefreshPhase.REFRESH)) {
            return RefreshPhase.snapshotAfter(state, context).orElseGet(() -> report(state, context));
        }
        Dataset target = RefreshPhase.resolve(vdb, context);
        Masking masking = context.catalog().masking(target);
        if (target.masked()) {
            MasterOutcome.look(target, masking, guard.script(), context);
        }
        MaskingStep step = guard.required() ? MaskingStep.of(guard, target, masking, context) : null;
        if (syncFirst && !state.ended(SYNC)) {
            return syncParent(target, context);
        }
        String enable = state.ended(ENABLE) ? ENABLE_AGAIN : ENABLE;
        if (!state.ended(enable) && isDisabled(target, enable, context)) {
            // Not started: until it is refreshed it still holds what an earlier failure may have left unmasked.
            return Next.Submit.of(enable, new Submission.Enable(target.reference(), false))
                    .remembering(Map.of(RefreshPhase.VDB, target.reference()))
                    .holding(MasterClaims.alone(target, context))
                    .saying(Note.ENABLING, target.path());
        }
        Map<String, String> facts = new HashMap<>();
        facts.put(MASKING, MaskingGuard.fingerprint(masking));
        facts.put(STEP, step == null ? "" : step.hook().describe());
        if (step != null) {
            facts.putAll(MaskingEvidence.before(target.path(), step, context));
        }
        UnmaskedDataPolicy.Choice chosen =
                UnmaskedDataPolicy.Choice.of(point.resolve(RefreshPhase.parent(target, context), context));
        Next.Submit refresh =
                RefreshPhase.submission(target, chosen, context, facts).holding(MasterClaims.alone(target, context));
        return guard.required() ? refresh : refresh.saying(Note.MASKING_NOT_REQUIRED, target.path());
    }

    /** A back end that does not tell is believed to have enabled it once it was asked to. */
    private static boolean isDisabled(Dataset target, String enable, OperationContext context) {
        RunState now = context.catalog().runState(target);
        return enable.equals(ENABLE) ? !now.isCertainlyEnabled() : now.isCertainlyDisabled();
    }

    private static Next syncParent(Dataset target, OperationContext context) {
        Dataset parent = context.catalog().listed(target.parent());
        return Next.Submit.of(SYNC, new Submission.Sync(parent.reference(), parent.isVdb(), Map.of()))
                .remembering(SnapshotOfJob.before(parent.reference(), context));
    }

    private Next report(OperationState state, OperationContext context) {
        Dataset refreshed = RefreshPhase.prove(state, context);
        String job = state.job(RefreshPhase.REFRESH);
        String executions = "";
        if (guard.required()) {
            LaterRefresh later = LaterRefresh.of(refreshed, job, context);
            if (later.unfinished().isPresent()) {
                return later.unfinished().get();
            }
            MaskingGuard.requireUnchanged(refreshed, context.catalog().masking(refreshed), state.fact(MASKING), job);
            executions = MaskingEvidence.after(state, RefreshPhase.REFRESH, refreshed, context);
            later.keepProof();
            MasterOutcome.adviseOnPolicy(refreshed, context);
            context.note(Note.MASKED_REFRESH_PROVEN, refreshed.path(), RefreshPhase.label(state), state.fact(STEP));
            if (!executions.isEmpty()) {
                context.note(Note.MASKING_CONFIRMED, executions);
            }
        }
        return new Next.Done(RefreshPhase.report(state, refreshed)
                .with("maskingStep", state.fact(STEP).isEmpty() ? null : state.fact(STEP))
                .with("maskingExecutions", executions.isEmpty() ? null : executions));
    }

    /** Once a refresh may have begun, or the VDB was made readable for one, only a proven end leaves it enabled. */
    @Override
    public Optional<Next.Submit> beforeFailing(OperationState state, OperationContext context) {
        return guardsData(state) ? RefreshPhase.remedy(state).next(DISABLE, state, context) : Optional.empty();
    }

    private static boolean touched(OperationState state) {
        return state.begun(RefreshPhase.REFRESH) || state.begun(ENABLE);
    }

    @Override
    public void afterFailing(OperationState state, NoteSink notes) {
        if (guardsData(state)) {
            DisablePhase.tell(DISABLE, state, vdb, notes);
        }
    }
}
