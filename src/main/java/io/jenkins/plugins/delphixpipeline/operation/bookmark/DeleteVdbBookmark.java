package io.jenkins.plugins.delphixpipeline.operation.bookmark;

import io.jenkins.plugins.delphixpipeline.operation.Next;
import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import io.jenkins.plugins.delphixpipeline.operation.delete.DeletePhase;
import io.jenkins.plugins.delphixpipeline.operation.delete.Deletion;
import io.jenkins.plugins.delphixpipeline.platform.NameResolver;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.Lookup;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Bookmark;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import java.io.Serial;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Deletes the bookmark of one VDB, by name or reference; its data stays. */
public final class DeleteVdbBookmark implements Deletion {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String bookmark;
    private final String vdb;

    public DeleteVdbBookmark(String bookmark, String vdb) {
        this.bookmark = bookmark;
        this.vdb = vdb;
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
        find(context.catalog().dataset(vdb), context);
    }

    @Override
    public Next next(OperationState state, OperationContext context) {
        Result result = Result.empty().with("bookmark", bookmark).with("vdb", vdb);
        if (state.ended(DeletePhase.DELETE)) {
            return new Next.Done(result);
        }
        Dataset owner = context.catalog().dataset(vdb);
        String known = state.fact(DeletePhase.TARGET);
        Optional<Bookmark> present = known == null ? find(owner, context) : known(known, owner, context);
        return DeletePhase.bookmark(present, owner.reference(), bookmark, result, context);
    }

    private static Optional<Bookmark> known(String reference, Dataset owner, OperationContext context) {
        return context.catalog().bookmarks(owner).stream()
                .filter(each -> each.reference().equals(reference))
                .findFirst();
    }

    private Optional<Bookmark> find(Dataset owner, OperationContext context) {
        List<Bookmark> all = context.catalog().bookmarks(owner);
        Optional<Bookmark> found = Lookup.ifThere(() -> NameResolver.resolve(bookmark, all, Problem.BOOKMARK_UNKNOWN));
        if (found.isEmpty()) {
            DeletePhase.requireOneName(
                    "bookmark", bookmark, name -> all.stream().anyMatch(each -> NameResolver.means(name, each)));
        }
        found.ifPresent(mark -> requireItsOwn(mark, owner, context));
        return found;
    }

    /** One that marks other VDBs as well, such as a group's, would be lost to them. */
    private static void requireItsOwn(Bookmark mark, Dataset owner, OperationContext context) {
        Map<String, String> marked = context.platform()
                .vdbGroups()
                .map(groups -> groups.vdbsOf(mark))
                .orElse(Map.of());
        List<String> others = marked.entrySet().stream()
                .filter(each -> !each.getKey().equals(owner.reference()))
                .map(Map.Entry::getValue)
                .sorted()
                .toList();
        if (!others.isEmpty()) {
            throw new PlatformException(Failure.of(Problem.PARAMETER_REFUSED, "vdb")
                    .withDetails("the bookmark \"" + mark.name() + "\" marks " + String.join(", ", others)
                            + " as well; that of a VDB group is deleted with vdbGroup"));
        }
    }
}
