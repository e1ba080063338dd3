package io.jenkins.plugins.delphixpipeline.operation.pod;

import io.jenkins.plugins.delphixpipeline.operation.Next;
import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import io.jenkins.plugins.delphixpipeline.operation.policy.BookmarkedData;
import io.jenkins.plugins.delphixpipeline.platform.BranchSubmission;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.Lookup;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Branch;
import io.jenkins.plugins.delphixpipeline.platform.model.DataPod;
import io.jenkins.plugins.delphixpipeline.platform.model.DataTemplate;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import java.io.Serial;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Creates, activates or deletes a branch of a data pod. */
public final class ManageBranch extends PodOperation {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final String BRANCH = "branch";

    private final BranchChange change;

    public ManageBranch(PodTarget target, BranchChange change) {
        super(target);
        this.change = change;
    }

    @Override
    public ManageBranch forPod(String name) {
        return new ManageBranch(target.named(name), change);
    }

    @Override
    public String verb() {
        return change.words();
    }

    @Override
    public String subject() {
        return target.pod() + '/' + change.branch;
    }

    @Override
    public List<Result.Flow> intendedFlows(OperationState state) {
        return List.of();
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
        PodRecovery.proveOpened(present, state, guard);
        return switch (change.action) {
            case CREATE_BRANCH -> create(present, parent, state, guard);
            case ACTIVATE_BRANCH -> activate(present, state, guard);
            case DELETE_BRANCH -> delete(present, state, context);
        };
    }

    private Next create(DataPod present, DataTemplate parent, OperationState state, PodGuard guard) {
        OperationContext context = guard.context();
        // After a lost answer the branch of that name may be our own; the driver has looked, so do not ask again.
        if (!state.doubts(phase()) && named(present, context).isPresent()) {
            throw new PlatformException(
                    Failure.of(Problem.BRANCH_EXISTS, change.branch).withDetails(present.name()));
        }
        List<Dataset> vdbs = guard.vdbsOf(present.reference());
        vdbs.forEach(guard.policy()::requireMaskedOrigin);
        String bookmark = change.bookmark == null ? null : PodBookmark.find(change.bookmark, present, parent, context);
        if (bookmark == null) {
            vdbs.forEach(guard.policy()::requireReadable);
        } else {
            new BookmarkedData(context, guard.policy()).require(bookmark, target.pod());
        }
        Submission submission = new BranchSubmission.CreateBranch(
                present.reference(), change.branch, bookmark, present.lastOperation());
        return replace(submission, facts(present, null), present, state, guard);
    }

    /** What lies on the branch is only known when it is there. */
    private Next activate(DataPod present, OperationState state, PodGuard guard) {
        Branch wanted = branch(present, state, guard.context());
        if (wanted.reference().equals(present.activeBranch())) {
            guard.context().note(Note.BRANCH_ALREADY_ACTIVE, wanted.name(), present.name());
            return new Next.Done(result(present, wanted.reference()).with("already", true));
        }
        guard.vdbsOf(present.reference()).forEach(guard.policy()::requireMaskedOrigin);
        Submission submission =
                new BranchSubmission.ActivateBranch(present.reference(), wanted.reference(), present.lastOperation());
        return replace(submission, facts(present, wanted.reference()), present, state, guard);
    }

    /** A branch change puts other data into the VDBs of the pod. */
    private Next replace(
            Submission submission, Map<String, String> facts, DataPod present, OperationState state, PodGuard guard) {
        Optional<Next.Submit> help = PodRecovery.help(present, target.recover(), facts, state, guard);
        if (help.isPresent()) {
            return help.get();
        }
        List<Dataset> vdbs = guard.vdbsOf(present.reference());
        guard.sayNotMaskedAgain(vdbs, state);
        return guard.guarding(
                Next.Submit.of(phase(), submission)
                        .guardedBy(PodChanges.guards(present, guard.context()))
                        .remembering(facts),
                vdbs);
    }

    private Next delete(DataPod present, OperationState state, OperationContext context) {
        Optional<Branch> doomed = state.fact(BRANCH) == null
                ? byReference(change.branch, present, context)
                        .or(() -> Lookup.ifThere(() -> context.selfService().branch(present, change.branch)))
                : byReference(state.fact(BRANCH), present, context);
        if (doomed.isEmpty()) {
            context.note(Note.ABSENT, change.branch);
            return new Next.Done(result(present, null).with("absent", true));
        }
        String reference = doomed.get().reference();
        if (reference.equals(present.activeBranch())) {
            throw new PlatformException(
                    Failure.of(Problem.BRANCH_ACTIVE, change.branch).withDetails(present.name()));
        }
        return Next.Submit.of(phase(), new BranchSubmission.DeleteBranch(present.reference(), reference))
                .guardedBy(PodChanges.guards(present, context))
                .remembering(facts(present, reference));
    }

    private Branch branch(DataPod present, OperationState state, OperationContext context) {
        String known = state.fact(BRANCH) == null ? change.branch : state.fact(BRANCH);
        return byReference(known, present, context)
                .orElseGet(() -> context.selfService().branch(present, change.branch));
    }

    private Optional<Branch> named(DataPod present, OperationContext context) {
        return context.selfService().branches(present).stream()
                .filter(each ->
                        each.name().equals(change.branch) || each.reference().equals(change.branch))
                .findFirst();
    }

    private static Optional<Branch> byReference(String reference, DataPod present, OperationContext context) {
        return context.selfService().branches(present).stream()
                .filter(each -> each.reference().equals(reference))
                .findFirst();
    }

    @Override
    String phase() {
        return change.action.name();
    }

    private Result proven(OperationState state, OperationContext context) {
        DataPod present = context.selfService().podByReference(state.fact(POD));
        Optional<Branch> branch = state.fact(BRANCH) == null
                ? named(present, context)
                : byReference(state.fact(BRANCH), present, context);
        String wrong =
                switch (change.action) {
                    case CREATE_BRANCH -> branch.isPresent() ? null : "there is no branch of that name";
                    case ACTIVATE_BRANCH ->
                        state.fact(BRANCH).equals(present.activeBranch()) ? null : "another branch is active";
                    case DELETE_BRANCH -> branch.isEmpty() ? null : "it is still there";
                };
        if (wrong != null) {
            throw new PlatformException(
                    Failure.of(Problem.UNPROVEN, subject()).withDetails(wrong).withJob(state.job(phase())));
        }
        if (!change.action.replacesData()) {
            return result(present, null);
        }
        PodRecovery.require(present);
        String from = change.bookmark == null ? change.branch : change.bookmark;
        return result(present, branch.map(Branch::reference).orElse(null))
                .withFlow(present.name(), from, present.name());
    }

    private Result result(DataPod present, String branch) {
        return Result.empty()
                .with("dataPod", present.name())
                .with("template", target.template())
                .with("dataPodReference", present.reference())
                .with("branch", change.branch)
                .with("branchReference", branch)
                .with("bookmark", change.bookmark);
    }

    private static Map<String, String> facts(DataPod present, String branch) {
        Map<String, String> facts = new HashMap<>();
        facts.put(POD, present.reference());
        if (branch != null) {
            facts.put(BRANCH, branch);
        }
        return facts;
    }
}
