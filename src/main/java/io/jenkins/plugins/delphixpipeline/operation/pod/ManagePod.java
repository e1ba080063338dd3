package io.jenkins.plugins.delphixpipeline.operation.pod;

import io.jenkins.plugins.delphixpipeline.guard.MasterClaim;
import io.jenkins.plugins.delphixpipeline.operation.Next;
import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import io.jenkins.plugins.delphixpipeline.operation.policy.BookmarkedData;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.DataPod;
import io.jenkins.plugins.delphixpipeline.platform.model.DataTemplate;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import java.io.Serial;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Does to a data pod what Self-Service offers, where there is still something to do. */
public final class ManagePod extends PodOperation {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final String BEFORE = "before";
    private static final String UNDONE = "undone";

    private final PodAction action;
    private final String bookmark;

    /**
     * @param bookmark for {@link PodAction#RESTORE}: name or reference of a bookmark of the pod, of its template, or shared by
     *     another pod of it; null otherwise
     */
    public ManagePod(PodTarget target, PodAction action, String bookmark) {
        super(target);
        this.action = action;
        this.bookmark = bookmark;
    }

    @Override
    public ManagePod forPod(String name) {
        return new ManagePod(target.named(name), action, bookmark);
    }

    @Override
    public String verb() {
        return action.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String subject() {
        return target.pod();
    }

    @Override
    public List<Result.Flow> intendedFlows(OperationState state) {
        return action == PodAction.REFRESH
                ? List.of(new Result.Flow(target.template(), null, target.pod()))
                : List.of();
    }

    @Override
    public Next next(OperationState state, OperationContext context) {
        PodGuard guard = guard(context);
        if (state.ended(phase())) {
            guard.prove(target.pod(), state, state.job(phase()));
            return new Next.Done(proven(state, context));
        }
        DataTemplate parent = context.selfService().template(target.template());
        DataPod present = present(parent, state, context);
        return action.replacesData() ? replace(present, parent, state, guard) : power(present, guard, context);
    }

    private Next power(DataPod present, PodGuard guard, OperationContext context) {
        if (reached(present)) {
            context.note(Note.ALREADY, present.name(), words(present.state()));
            return new Next.Done(result(present).with("already", true));
        }
        boolean opens = action != PodAction.STOP && action != PodAction.DISABLE;
        if (opens) {
            guard.requireReadable(present);
        }
        boolean inconsistent = present.state() == DataPod.State.INCONSISTENT;
        Submission.ChangePod.Change change =
                switch (action) {
                    case STOP, DISABLE -> Submission.ChangePod.Change.DISABLE;
                    case RECOVER -> Submission.ChangePod.Change.RECOVER;
                    default -> {
                        if (inconsistent && !target.recover()) {
                            PodRecovery.require(present);
                        }
                        yield inconsistent ? Submission.ChangePod.Change.RECOVER : Submission.ChangePod.Change.ENABLE;
                    }
                };
        if (inconsistent && change == Submission.ChangePod.Change.RECOVER) {
            context.note(Note.RECOVERING_POD, present.name());
        }
        Next.Submit submit =
                PodChanges.change(phase(), present, change, null, context).remembering(facts(present));
        return opens ? guard.guarding(submit, guard.vdbsOf(present.reference())) : submit;
    }

    private boolean reached(DataPod present) {
        return switch (action) {
            case START, ENABLE -> present.state() == DataPod.State.ONLINE;
            case STOP, DISABLE -> present.state() == DataPod.State.OFFLINE;
            default -> present.state() != DataPod.State.INCONSISTENT;
        };
    }

    private Next replace(DataPod present, DataTemplate parent, OperationState state, PodGuard guard) {
        PodRecovery.proveOpened(present, state, guard);
        OperationContext context = guard.context();
        List<Dataset> vdbs = guard.vdbsOf(present.reference());
        vdbs.forEach(guard.policy()::requireMaskedOrigin);
        // Chosen before the pod is helped, since that is an operation, too.
        String argument =
                switch (action) {
                    case RESTORE -> PodBookmark.find(bookmark, present, parent, context);
                    case UNDO -> undone(present, state, context);
                    default -> null;
                };
        Optional<Next> wait = before(vdbs, argument, state, guard);
        if (wait.isPresent()) {
            return wait.get();
        }
        Map<String, String> facts = facts(present);
        if (action == PodAction.UNDO) {
            facts.put(UNDONE, argument);
        }
        MasterClaim claim = action == PodAction.REFRESH ? guard.reading(vdbs) : MasterClaim.NONE;
        return PodRecovery.help(present, target.recover(), facts, state, guard)
                .map(help -> help.holding(claim))
                .orElseGet(() -> guard.guarding(
                        change(present, argument, vdbs, state, guard)
                                .holding(claim)
                                .remembering(facts),
                        vdbs));
    }

    /** Where an undo leads is only known afterwards; what a bookmark holds, as far as the back end tells. */
    private Optional<Next> before(List<Dataset> vdbs, String argument, OperationState state, PodGuard guard) {
        if (action == PodAction.REFRESH) {
            return guard.beforeNewest(phase(), vdbs, state);
        }
        if (action == PodAction.RESET) {
            vdbs.forEach(guard.policy()::requireReadable);
        } else if (action == PodAction.RESTORE) {
            new BookmarkedData(guard.context(), guard.policy()).require(argument, target.pod());
        }
        return Optional.empty();
    }

    private Next.Submit change(
            DataPod present, String argument, List<Dataset> vdbs, OperationState state, PodGuard guard) {
        if (action == PodAction.REFRESH) {
            return Next.Submit.of(phase(), new Submission.RefreshPod(present.reference(), present.lastOperation()))
                    .guardedBy(PodChanges.guards(present, guard.context()));
        }
        guard.sayNotMaskedAgain(vdbs, state);
        return PodChanges.change(
                phase(), present, Submission.ChangePod.Change.valueOf(action.name()), argument, guard.context());
    }

    @Override
    String phase() {
        return action.name() + "_POD";
    }

    private static String undone(DataPod present, OperationState state, OperationContext context) {
        return state.fact(UNDONE) != null
                ? state.fact(UNDONE)
                : context.selfService()
                        .lastUndoable(present)
                        .orElseThrow(() -> PlatformException.of(Problem.NOTHING_TO_UNDO, present.name()));
    }

    private Result proven(OperationState state, OperationContext context) {
        DataPod present = context.selfService().podByReference(state.fact(POD));
        boolean newer = !String.valueOf(present.lastOperation()).equals(state.fact(BEFORE));
        if (action.replacesData() ? !newer : !reached(present)) {
            throw new PlatformException(Failure.of(Problem.UNPROVEN, present.name())
                    .withDetails(
                            action.replacesData()
                                    ? "its last operation is still " + present.lastOperation()
                                    : "it is " + words(present.state()))
                    .withJob(state.job(phase())));
        }
        if (!action.replacesData()) {
            return result(present);
        }
        PodRecovery.require(present);
        return action == PodAction.REFRESH
                ? TemplateSources.joined(
                        result(present).withFlow(target.template(), null, present.name()), target.template(), context)
                : result(present).withFlow(present.name(), bookmark, present.name());
    }

    private Result result(DataPod present) {
        return Result.empty()
                .with("dataPod", present.name())
                .with("template", target.template())
                .with("dataPodReference", present.reference())
                .with("state", words(present.state()))
                .with("bookmark", bookmark);
    }

    private static Map<String, String> facts(DataPod present) {
        Map<String, String> facts = new HashMap<>();
        facts.put(POD, present.reference());
        facts.put(BEFORE, String.valueOf(present.lastOperation()));
        return facts;
    }

    private static String words(DataPod.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
