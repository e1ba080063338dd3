package io.jenkins.plugins.delphixpipeline.operation.group;

import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.IfExists;
import io.jenkins.plugins.delphixpipeline.operation.Next;
import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import io.jenkins.plugins.delphixpipeline.operation.policy.UnmaskedDataPolicy;
import io.jenkins.plugins.delphixpipeline.platform.GroupSubmission;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Bookmark;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import io.jenkins.plugins.delphixpipeline.platform.model.Labels;
import io.jenkins.plugins.delphixpipeline.platform.model.VdbGroup;
import java.io.Serial;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Bookmarks the present data of all VDBs of a group, of which the back end takes new snapshots. Where one of them masks itself, its
 * newest safe snapshot and those of the others are marked instead.
 */
public final class BookmarkGroup implements DataOperation {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final String BOOKMARK = "BOOKMARK_GROUP";

    private final String name;
    private final String group;
    private final ArrayList<String> tags;
    private final boolean shared;
    private final Long expiration;
    private final IfExists ifExists;

    public BookmarkGroup(String name, String group, Labels labels, IfExists ifExists) {
        this.name = name;
        this.group = group;
        this.tags = new ArrayList<>(labels.tags());
        this.shared = labels.shared();
        this.expiration =
                labels.expiration() == null ? null : labels.expiration().toEpochMilli();
        this.ifExists = ifExists;
    }

    @Override
    public String verb() {
        return "bookmark";
    }

    @Override
    public String subject() {
        return name;
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
        VdbGroup found = context.vdbGroups().group(group);
        List<Dataset> members = Members.of(found, context);
        Optional<Bookmark> existing = state.doubts(BOOKMARK)
                ? Optional.empty()
                : context.vdbGroups().bookmarks(found).stream()
                        .filter(bookmark -> bookmark.name().equals(name))
                        .findFirst();
        if (existing.isPresent() && ifExists == IfExists.KEEP) {
            context.note(Note.KEPT, name);
            return new Next.Done(result(members, existing.get().reference()).with("kept", true));
        }
        if (existing.isPresent()) {
            throw PlatformException.of(Problem.BOOKMARK_EXISTS, name);
        }
        Labels labels = new Labels(tags, shared, expiration == null ? null : Instant.ofEpochMilli(expiration), null);
        GroupSubmission submission =
                new GroupSubmission.BookmarkGroup(found.reference(), name, snapshots(members, context), labels);
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
