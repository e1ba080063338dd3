package io.jenkins.plugins.delphixpipeline.operation.group;

import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.Next;
import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.policy.UnmaskedDataPolicy;
import io.jenkins.plugins.delphixpipeline.operation.vdb.VdbAction;
import io.jenkins.plugins.delphixpipeline.platform.GroupSubmission;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import io.jenkins.plugins.delphixpipeline.platform.model.VdbGroup;
import java.io.Serial;
import java.util.List;

/** Starts, stops, enables or disables the VDBs of a group, where there is still something to do. */
public final class ManageGroup implements DataOperation {
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
            List<Dataset> members = Members.now(state, context);
            members.forEach(vdb -> prove(vdb, state, context));
            return new Next.Done(Members.result(group, members));
        }
        VdbGroup found = context.vdbGroups().group(group);
        List<Dataset> members = Members.of(found, context);
        if (members.stream().allMatch(vdb -> action.isReached(context.catalog().runState(vdb)))) {
            context.note(Note.ALREADY, group, action.goal());
            return new Next.Done(Members.result(group, members).with("already", true));
        }
        if (action.opensData()) {
            UnmaskedDataPolicy policy = UnmaskedDataPolicy.of(context, allowUnmasked);
            members.forEach(policy::requireReadable);
        }
        GroupSubmission submission = submission(found.reference());
        context.submissions().check(submission);
        return Next.Submit.of(action.name(), submission)
                .remembering(Members.facts(found, members))
                .guardedBy(Members.guards(found));
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
