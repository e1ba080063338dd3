package io.jenkins.plugins.delphixpipeline.operation.group;

import io.jenkins.plugins.delphixpipeline.guard.MasterClaim;
import io.jenkins.plugins.delphixpipeline.operation.Next;
import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.policy.ChangedData;
import io.jenkins.plugins.delphixpipeline.operation.policy.MasterClaims;
import io.jenkins.plugins.delphixpipeline.operation.policy.OpeningOperation;
import io.jenkins.plugins.delphixpipeline.operation.policy.UnmaskedDataPolicy;
import io.jenkins.plugins.delphixpipeline.operation.vdb.VdbAction;
import io.jenkins.plugins.delphixpipeline.platform.GroupSubmission;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.Lookup;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import io.jenkins.plugins.delphixpipeline.platform.model.VdbGroup;
import java.io.Serial;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Starts, stops, enables or disables the VDBs of a group, where there is still something to do. */
public final class ManageGroup extends OpeningOperation {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String group;
    private final VdbAction action;
    private final boolean allowUnmasked;

    /** @param action neither a rewind nor an undo, which are of each VDB's own history */
    public ManageGroup(String group, VdbAction action, boolean allowUnmasked) {
        this.group = group;
        this.action = action;
        this.allowUnmasked = allowUnmasked;
    }

    @Override
    public String verb() {
        return action.verb();
    }

    @Override
    public String subject() {
        return group;
    }

    @Override
    public Next next(OperationState state, OperationContext context) {
        if (state.ended(action.name())) {
            requireThere(state, context);
            requireJudged(state, context);
            List<Dataset> members = Members.now(state, context);
            members.forEach(vdb -> prove(vdb, state, context));
            return new Next.Done(Members.result(group, members));
        }
        VdbGroup found = context.vdbGroups().group(group);
        List<Dataset> members = Members.some(found, context);
        if (members.stream().allMatch(vdb -> action.isReached(context.catalog().runState(vdb)))) {
            context.note(Note.ALREADY, group, action.goal());
            return new Next.Done(Members.result(group, members).with("already", true));
        }
        UnmaskedDataPolicy policy = UnmaskedDataPolicy.of(context, allowUnmasked);
        boolean judged = action.opensData() && !policy.allows();
        if (judged) {
            members.forEach(policy::requireReadable);
        }
        Members.requireAllUnlocked(found);
        GroupSubmission submission = submission(found.reference());
        context.submissions().check(submission);
        Map<String, String> facts = new HashMap<>(Members.facts(found, members));
        facts.putAll(ChangedData.facts(judged ? members : List.of()));
        return Next.Submit.of(action.name(), submission)
                .remembering(facts)
                .guardedBy(Members.guards(found))
                .holding(
                        judged
                                ? MasterClaims.alone(members.stream().filter(policy::isMaster), context)
                                : MasterClaim.NONE);
    }

    /** Once it is gone nobody can tell whom others had put into it before its VDBs were opened. */
    private void requireThere(OperationState state, OperationContext context) {
        if (guardsData(state)
                && Lookup.ifThere(() -> Members.group(state, context)).isEmpty()) {
            throw new PlatformException(Failure.of(Problem.UNPROVEN, group)
                    .withDetails("the group was deleted meanwhile, so that it cannot be told which VDBs it had")
                    .withJob(state.job(action.name())));
        }
    }

    @Override
    protected String phase() {
        return action.name();
    }

    @Override
    protected boolean allowsUnmasked() {
        return allowUnmasked;
    }

    /** Others may have put other VDBs into the group; of one that was deleted only those are known that were judged. */
    @Override
    protected List<String> unjudged(OperationState state, OperationContext context) {
        return Lookup.ifThere(() -> Members.group(state, context))
                .map(VdbGroup::vdbs)
                .orElse(List.of());
    }

    private GroupSubmission submission(String reference) {
        return switch (action) {
            case ENABLE -> new GroupSubmission.EnableGroup(reference, true);
            case DISABLE -> new GroupSubmission.DisableGroup(reference);
            default -> new GroupSubmission.RunGroup(reference, action == VdbAction.START);
        };
    }

    private void prove(Dataset vdb, OperationState state, OperationContext context) {
        if (!action.isReached(context.catalog().runState(vdb))) {
            throw new PlatformException(Failure.of(Problem.UNPROVEN, vdb.path())
                    .withDetails("it is still not " + action.goal())
                    .withJob(state.job(action.name())));
        }
    }
}
