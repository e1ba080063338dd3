package io.jenkins.plugins.delphixpipeline.operation.vdb;

import io.jenkins.plugins.delphixpipeline.operation.Next;
import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.PointChoice;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import io.jenkins.plugins.delphixpipeline.operation.policy.ChangedData;
import io.jenkins.plugins.delphixpipeline.operation.policy.MasterClaims;
import io.jenkins.plugins.delphixpipeline.operation.policy.OpeningOperation;
import io.jenkins.plugins.delphixpipeline.operation.policy.UnmaskedDataPolicy;
import io.jenkins.plugins.delphixpipeline.operation.refresh.RefreshPhase;
import io.jenkins.plugins.delphixpipeline.operation.refresh.Timeflows;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import io.jenkins.plugins.delphixpipeline.platform.model.RunState;
import io.jenkins.plugins.delphixpipeline.platform.model.Timeflow;
import java.io.Serial;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Starts, stops, enables, disables, rewinds or undoes a VDB, where there is still something to do. */
public final class ManageVdb extends OpeningOperation {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final String VDB = "vdb";
    private static final String BEFORE = "before";
    private static final String LABEL = "label";
    private static final String SNAPSHOT = "snapshot";

    private final String vdb;
    private final VdbAction action;
    private final PointChoice point;
    private final boolean allowUnmasked;

    /** @param point of the VDB's own history, for {@link VdbAction#REWIND}; null otherwise */
    public ManageVdb(String vdb, VdbAction action, PointChoice point, boolean allowUnmasked) {
        this.vdb = vdb;
        this.action = action;
        this.point = point;
        this.allowUnmasked = allowUnmasked;
    }

    @Override
    public String verb() {
        return action.verb();
    }

    @Override
    public String subject() {
        return vdb;
    }

    @Override
    public Next next(OperationState state, OperationContext context) {
        if (state.ended(action.name())) {
            requireJudged(state, context);
            return new Next.Done(proven(state, context));
        }
        Dataset target = RefreshPhase.resolve(vdb, context);
        return switch (action) {
            case REWIND -> rewind(target, context);
            case UNDO -> undo(target, context);
            default -> power(target, context);
        };
    }

    private Next power(Dataset target, OperationContext context) {
        RunState now = context.catalog().runState(target);
        if (action.isReached(now)) {
            context.note(Note.ALREADY, target.path(), action.goal());
            return new Next.Done(result(target, now).with("already", true));
        }
        if (action == VdbAction.START) {
            requireEnabled(target, now);
        }
        UnmaskedDataPolicy policy = UnmaskedDataPolicy.of(context, allowUnmasked);
        if (!action.opensData() || policy.allows()) {
            return submit(target, powering(target), Map.of());
        }
        policy.requireReadable(target);
        Next.Submit opening = submit(target, powering(target), ChangedData.facts(List.of(target)));
        return policy.isMaster(target) ? opening.holding(MasterClaims.alone(target, context)) : opening;
    }

    private Submission powering(Dataset target) {
        return switch (action) {
            case ENABLE -> new Submission.Enable(target.reference(), true);
            case DISABLE -> new Submission.Disable(target.reference());
            default -> new Submission.Run(target.reference(), action == VdbAction.START);
        };
    }

    private Next rewind(Dataset target, OperationContext context) {
        requireEnabled(target, context.catalog().runState(target));
        UnmaskedDataPolicy policy = UnmaskedDataPolicy.of(context, allowUnmasked);
        UnmaskedDataPolicy.Choice chosen = policy.choose(point, target, target.path());
        Submission rewind = new Submission.Rewind(target.reference(), chosen.point(), target.currentTimeflow());
        Map<String, String> facts = new HashMap<>(Map.of(LABEL, chosen.label()));
        chosen.point().pinned().ifPresent(snapshot -> facts.put(SNAPSHOT, snapshot));
        return move(target, rewind, facts, policy, context);
    }

    private Next undo(Dataset target, OperationContext context) {
        requireEnabled(target, context.catalog().runState(target));
        UnmaskedDataPolicy policy = UnmaskedDataPolicy.of(context, allowUnmasked);
        Map<String, String> facts = policy.requireUndo(target)
                .map(previous -> ChangedData.fact(target, previous))
                .orElse(Map.of());
        Submission undo = new Submission.Undo(target.reference(), target.currentTimeflow());
        return move(target, undo, facts, policy, context);
    }

    /** Nobody takes a master's newest data while it is moved. */
    private Next move(
            Dataset target,
            Submission submission,
            Map<String, String> facts,
            UnmaskedDataPolicy policy,
            OperationContext context) {
        if (!policy.isMaster(target)) {
            return submit(target, submission, facts);
        }
        context.note(Note.NOT_MASKED_AGAIN, target.path());
        return submit(target, submission, facts).holding(MasterClaims.alone(target, context));
    }

    private static void requireEnabled(Dataset target, RunState now) {
        if (now.isCertainlyDisabled()) {
            throw PlatformException.of(Problem.VDB_DISABLED, target.path());
        }
    }

    private Next.Submit submit(Dataset target, Submission submission, Map<String, String> facts) {
        Map<String, String> all = new HashMap<>(facts);
        all.put(VDB, target.reference());
        all.put(BEFORE, target.currentTimeflow());
        return Next.Submit.of(action.name(), submission).remembering(all);
    }

    private Result proven(OperationState state, OperationContext context) {
        Dataset target = context.catalog().datasetByReference(state.fact(VDB));
        RunState now = context.catalog().runState(target);
        if (!action.movesData()) {
            if (!action.isReached(now) && isTold(now)) {
                throw unproven(target, state, "it is still not " + action.goal());
            }
            return result(target, now);
        }
        if (target.currentTimeflow().equals(state.fact(BEFORE))) {
            throw unproven(target, state, "it is still on timeflow " + target.currentTimeflow());
        }
        Timeflow timeflow = context.catalog().timeflow(target.currentTimeflow());
        if (action == VdbAction.REWIND && !Timeflows.ownedBy(target, timeflow.parentTimeflow(), context.platform())) {
            throw unproven(target, state, "its data did not come from its own past");
        }
        String chosen = state.fact(SNAPSHOT);
        if (chosen != null && timeflow.parentSnapshot() != null && !chosen.equals(timeflow.parentSnapshot())) {
            throw unproven(target, state, "it went back to " + timeflow.parentSnapshot() + ", not to " + chosen);
        }
        if (chosen == null && action == VdbAction.REWIND) {
            UnmaskedDataPolicy.of(context, allowUnmasked).requireTravelled(target, unproven(target, state));
        }
        return result(target, now)
                .with("point", state.fact(LABEL))
                .with("timeflow", target.currentTimeflow())
                .withFlow(target.path(), state.fact(LABEL), target.path());
    }

    @Override
    protected String phase() {
        return action.name();
    }

    @Override
    protected boolean allowsUnmasked() {
        return allowUnmasked;
    }

    /** What an undo should have taken away, and did not, was there before. */
    @Override
    protected boolean isUntouched(Dataset target, OperationState state) {
        Failure failure = state.failure();
        boolean unfinished = failure == null ? state.stopping() : failure.kind() != Problem.Kind.UNPROVEN;
        return unfinished
                && action == VdbAction.UNDO
                && target.currentTimeflow().equals(state.fact(BEFORE));
    }

    /** Where nothing tells whether it is enabled, the job's own word must do. */
    private boolean isTold(RunState now) {
        return now.told() || action == VdbAction.START || action == VdbAction.STOP;
    }

    private PlatformException unproven(Dataset target, OperationState state, String details) {
        return new PlatformException(unproven(target, state).withDetails(details));
    }

    private Failure unproven(Dataset target, OperationState state) {
        return Failure.of(Problem.UNPROVEN, target.path()).withJob(state.job(action.name()));
    }

    private Result result(Dataset target, RunState now) {
        return Result.empty()
                .with("vdb", target.path())
                .with("enabled", now.enabled() || action == VdbAction.ENABLE)
                .with("running", now.running());
    }
}
