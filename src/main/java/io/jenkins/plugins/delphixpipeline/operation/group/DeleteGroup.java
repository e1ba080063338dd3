package io.jenkins.plugins.delphixpipeline.operation.group;

import io.jenkins.plugins.delphixpipeline.operation.Next;
import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import io.jenkins.plugins.delphixpipeline.operation.delete.DeletePhase;
import io.jenkins.plugins.delphixpipeline.operation.delete.Deletion;
import io.jenkins.plugins.delphixpipeline.platform.GroupSubmission;
import io.jenkins.plugins.delphixpipeline.platform.failure.Lookup;
import io.jenkins.plugins.delphixpipeline.platform.model.VdbGroup;
import java.io.Serial;
import java.util.List;
import java.util.Optional;

/** Deletes a VDB group; its VDBs stay. */
public final class DeleteGroup implements Deletion {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String group;

    public DeleteGroup(String group) {
        this.group = group;
    }

    @Override
    public String verb() {
        return "delete";
    }

    @Override
    public String subject() {
        return group;
    }

    @Override
    public void check(OperationContext context) {
        context.vdbGroups();
    }

    @Override
    public Next next(OperationState state, OperationContext context) {
        Result result = Result.empty().with("vdbGroup", group);
        if (state.ended(DeletePhase.DELETE)) {
            return new Next.Done(result);
        }
        String known = state.fact(DeletePhase.TARGET);
        Optional<VdbGroup> present = Lookup.ifThere(() -> known == null
                ? context.vdbGroups().group(group)
                : context.vdbGroups().groupByReference(known));
        if (present.isEmpty()) {
            DeletePhase.requireSingle("vdbGroup", group, name -> Lookup.ifThere(
                            () -> context.vdbGroups().group(name))
                    .isPresent());
            return DeletePhase.absent(group, result, context);
        }
        Members.requireUnlocked(present.get());
        String reference = present.get().reference();
        return DeletePhase.submit(new GroupSubmission.DeleteGroup(reference), List.of(reference));
    }
}
