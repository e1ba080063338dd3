package io.jenkins.plugins.delphixpipeline.operation.environment;

import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.Next;
import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import io.jenkins.plugins.delphixpipeline.operation.delete.DeletePhase;
import io.jenkins.plugins.delphixpipeline.platform.GroupSubmission;
import io.jenkins.plugins.delphixpipeline.platform.failure.Lookup;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import io.jenkins.plugins.delphixpipeline.platform.model.VdbGroup;
import java.io.Serial;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Deletes the group of an environment, and then those VDBs that were made for it. A VDB that somebody else has put into the group
 * stays.
 */
public final class RemoveGroupEnvironment implements DataOperation {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String reference;
    private final String name;
    private final EnvironmentVdbs made;
    private final boolean evenBookmarked;

    /**
     * @param reference null where it is not known whether there is a group
     * @param name for people
     * @param made the VDBs, and what made the group
     * @param evenBookmarked bookmarks of its VDBs are lost with them
     */
    public RemoveGroupEnvironment(String reference, String name, EnvironmentVdbs made, boolean evenBookmarked) {
        this.reference = reference;
        this.name = name;
        this.made = made;
        this.evenBookmarked = evenBookmarked;
    }

    @Override
    public Next next(OperationState state, OperationContext context) {
        Result result = Result.empty().with(EnvironmentKind.GROUP.key(), name);
        Optional<VdbGroup> present = state.ended(DeletePhase.DELETE) ? Optional.empty() : present(context);
        List<Dataset> vdbs = made.left(state, context);
        if (present.isEmpty() && vdbs.isEmpty()) {
            Result gone = RemoveEnvironment.notFound(result, context);
            return state.isUnderWay() ? new Next.Done(gone) : DeletePhase.absent(name, gone, context);
        }
        Optional<Result> kept = new BuiltUpon(vdbs, context).keeping(result, evenBookmarked);
        if (kept.isPresent()) {
            return new Next.Done(kept.get());
        }
        if (present.isPresent()) {
            List<String> guards = new ArrayList<>(present.get().vdbs());
            guards.add(present.get().reference());
            return DeletePhase.submit(
                    new GroupSubmission.DeleteGroup(present.get().reference()), guards);
        }
        return EnvironmentVdbs.delete(vdbs.get(0));
    }

    private Optional<VdbGroup> present(OperationContext context) {
        return reference == null
                ? made.makers().stream()
                        .flatMap(operation -> context.vdbGroups().groupMadeBy(operation).stream())
                        .findFirst()
                : Lookup.ifThere(() -> context.vdbGroups().groupByReference(reference));
    }

    @Override
    public String verb() {
        return "delete";
    }

    @Override
    public String subject() {
        return name;
    }
}
