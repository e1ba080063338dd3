package io.jenkins.plugins.delphixpipeline.operation.group;

import io.jenkins.plugins.delphixpipeline.operation.Next;
import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import io.jenkins.plugins.delphixpipeline.operation.delete.DeletePhase;
import io.jenkins.plugins.delphixpipeline.operation.delete.Deletion;
import io.jenkins.plugins.delphixpipeline.platform.NameResolver;
import io.jenkins.plugins.delphixpipeline.platform.failure.Lookup;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Bookmark;
import io.jenkins.plugins.delphixpipeline.platform.model.VdbGroup;
import java.io.Serial;
import java.util.Optional;

/** Deletes a bookmark of a VDB group, by name or reference; its data stays. */
public final class DeleteGroupBookmark implements Deletion {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String bookmark;
    private final String group;

    public DeleteGroupBookmark(String bookmark, String group) {
        this.bookmark = bookmark;
        this.group = group;
    }

    @Override
    public String verb() {
        return "delete";
    }

    @Override
    public String subject() {
        return bookmark;
    }

    @Override
    public void check(OperationContext context) {
        find(context.vdbGroups().group(group), context);
    }

    @Override
    public Next next(OperationState state, OperationContext context) {
        Result result = Result.empty().with("bookmark", bookmark).with("vdbGroup", group);
        if (state.ended(DeletePhase.DELETE)) {
            return new Next.Done(result);
        }
        String known = state.fact(DeletePhase.TARGET);
        VdbGroup owner = context.vdbGroups().group(group);
        Optional<Bookmark> present = known == null
                ? find(owner, context)
                : Lookup.ifThere(() -> context.vdbGroups().bookmarkByReference(known));
        return DeletePhase.bookmark(present, owner.reference(), bookmark, result, context);
    }

    private Optional<Bookmark> find(VdbGroup owner, OperationContext context) {
        Optional<Bookmark> found = Lookup.ifThere(() ->
                NameResolver.resolve(bookmark, GroupBookmarks.own(bookmark, owner, context), Problem.BOOKMARK_UNKNOWN));
        if (found.isEmpty()) {
            DeletePhase.requireOneName("bookmark", bookmark, name -> !GroupBookmarks.own(name, owner, context)
                    .isEmpty());
        }
        return found;
    }
}
