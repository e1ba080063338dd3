package io.jenkins.plugins.delphixpipeline.operation.group;

import io.jenkins.plugins.delphixpipeline.operation.IfExists;
import io.jenkins.plugins.delphixpipeline.operation.Next;
import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import io.jenkins.plugins.delphixpipeline.operation.bookmark.BookmarkLabels;
import io.jenkins.plugins.delphixpipeline.operation.bookmark.BookmarkOperation;
import io.jenkins.plugins.delphixpipeline.operation.policy.UnmaskedDataPolicy;
import io.jenkins.plugins.delphixpipeline.platform.GroupSubmission;
import io.jenkins.plugins.delphixpipeline.platform.model.Bookmark;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import io.jenkins.plugins.delphixpipeline.platform.model.VdbGroup;
import java.io.Serial;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Bookmarks the present data of all VDBs of a group, of which the back end takes new snapshots. Where one of them masks itself, its
 * newest safe snapshot and those of the others are marked instead.
 */
public final class BookmarkGroup extends BookmarkOperation {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final String BOOKMARK = "BOOKMARK_GROUP";

    private final String group;
    /** Null where it is found by its name. */
    private final String reference;
    /** False in what was stored before there was a choice. */
    private boolean allowUnmasked;

    public BookmarkGroup(String name, String group, BookmarkLabels labels, IfExists ifExists) {
        this(name, group, null, labels, ifExists);
    }

    private BookmarkGroup(String name, String group, String reference, BookmarkLabels labels, IfExists ifExists) {
        super(name, labels, ifExists);
        this.group = group;
        this.reference = reference;
    }

    /** The same with leave to mark data for others that is not known to be masked. */
    public BookmarkGroup allowingUnmasked(boolean allowed) {
        BookmarkGroup bookmark = new BookmarkGroup(name, group, reference, labels, ifExists);
        bookmark.allowUnmasked = allowed;
        return bookmark;
    }

    /** Of a group that may be called otherwise by now, whose bookmark of that name is kept. */
    public static BookmarkGroup known(String name, String group, String reference) {
        return new BookmarkGroup(name, group, reference, null, IfExists.KEEP);
    }

    @Override
    public List<Result.Flow> intendedFlows(OperationState state) {
        return List.of(new Result.Flow(group, null, name));
    }

    @Override
    public Next next(OperationState state, OperationContext context) {
        if (state.ended(BOOKMARK)) {
            return new Next.Done(result(Members.now(state, context), state.made(BOOKMARK)));
        }
        VdbGroup found = reference == null
                ? context.vdbGroups().group(group)
                : context.vdbGroups().groupByReference(reference);
        List<Dataset> members = Members.some(found, context);
        Optional<Bookmark> existing = state.doubts(BOOKMARK)
                ? Optional.empty()
                : GroupBookmarks.own(name, found, context).stream()
                        .filter(bookmark -> bookmark.name().equals(name))
                        .findFirst();
        if (existing.isPresent()) {
            return existing(existing.get(), () -> result(members, existing.get().reference()), context);
        }
        List<String> snapshots = snapshots(members, context);
        if (labels().shared() && snapshots.isEmpty()) {
            UnmaskedDataPolicy policy = UnmaskedDataPolicy.of(context, allowUnmasked);
            members.forEach(policy::requireReadable);
        }
        Map<String, String> newest =
                snapshots.isEmpty() ? context.vdbGroups().newestBeforeBookmark(found.vdbs()) : Map.of();
        GroupSubmission submission =
                new GroupSubmission.BookmarkGroup(found.reference(), name, snapshots, newest, labels());
        context.submissions().check(submission);
        return Next.Submit.of(BOOKMARK, submission)
                .remembering(Members.facts(found, members))
                .guardedBy(Members.guards(found));
    }

    private static List<String> snapshots(List<Dataset> members, OperationContext context) {
        UnmaskedDataPolicy policy = UnmaskedDataPolicy.of(context, false);
        return members.stream().noneMatch(policy::isMaster)
                ? List.of()
                : members.stream()
                        .map(vdb -> policy.latestSafe(vdb, vdb.path()).reference())
                        .toList();
    }

    private Result result(List<Dataset> members, String reference) {
        return Members.result(group, members)
                .with("bookmark", name)
                .with("bookmarkReference", reference)
                .withFlow(group, null, name);
    }
}
