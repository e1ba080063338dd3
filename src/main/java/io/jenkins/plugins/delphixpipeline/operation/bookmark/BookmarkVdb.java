package io.jenkins.plugins.delphixpipeline.operation.bookmark;

import io.jenkins.plugins.delphixpipeline.operation.IfExists;
import io.jenkins.plugins.delphixpipeline.operation.Next;
import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import io.jenkins.plugins.delphixpipeline.operation.policy.UnmaskedDataPolicy;
import io.jenkins.plugins.delphixpipeline.operation.refresh.RefreshPhase;
import io.jenkins.plugins.delphixpipeline.operation.refresh.SnapshotOfJob;
import io.jenkins.plugins.delphixpipeline.platform.NameResolver;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Bookmark;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import io.jenkins.plugins.delphixpipeline.platform.model.Snapshot;
import java.io.Serial;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Bookmarks the present data of a VDB on its timeflow. A timeflow bookmark needs a point that is kept, so a snapshot is
 * taken first and the bookmark is put on it.
 */
public final class BookmarkVdb extends BookmarkOperation {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final String SNAPSHOT = "SNAPSHOT";
    private static final String BOOKMARK = "BOOKMARK";
    private static final String VDB = "vdb";

    private final String vdb;
    /** Where it is known, whatever it is called by now. */
    private String reference;
    /** False in what was stored before there was a choice. */
    private boolean allowUnmasked;

    public BookmarkVdb(String name, String vdb, IfExists ifExists) {
        this(name, vdb, null, ifExists);
    }

    /** @param labels which not every back end has; null for none */
    public BookmarkVdb(String name, String vdb, BookmarkLabels labels, IfExists ifExists) {
        super(name, labels, ifExists);
        this.vdb = vdb;
    }

    /** The same with leave to mark data for others that is not known to be masked. */
    public BookmarkVdb allowingUnmasked(boolean allowed) {
        BookmarkVdb bookmark = new BookmarkVdb(name, vdb, labels, ifExists);
        bookmark.reference = reference;
        bookmark.allowUnmasked = allowed;
        return bookmark;
    }

    /** Of a VDB that was seen before, and keeps a bookmark of that name as it is. */
    public static BookmarkVdb known(String name, String vdb, String reference) {
        BookmarkVdb bookmark = new BookmarkVdb(name, vdb, IfExists.KEEP);
        bookmark.reference = reference;
        return bookmark;
    }

    @Override
    public List<Result.Flow> intendedFlows(OperationState state) {
        return List.of(new Result.Flow(vdb, null, name));
    }

    @Override
    public Next next(OperationState state, OperationContext context) {
        if (state.ended(BOOKMARK)) {
            Dataset owner = context.catalog().datasetByReference(state.fact(VDB));
            return new Next.Done(result(owner, made(state, owner, context)));
        }
        if (state.ended(SNAPSHOT)) {
            return bookmark(state, context);
        }
        Dataset owner = reference == null
                ? RefreshPhase.resolve(vdb, context)
                : context.catalog().datasetByReference(reference);
        Optional<Bookmark> existing = context.catalog().bookmarks(owner).stream()
                .filter(bookmark -> bookmark.name().equals(name))
                .findFirst();
        if (existing.isEmpty()) {
            context.submissions().check(submission(owner, null));
            if (labels().shared()) {
                UnmaskedDataPolicy.of(context, allowUnmasked).requireReadable(owner);
            }
            Map<String, String> facts = new HashMap<>(SnapshotOfJob.before(owner.reference(), context));
            facts.put(VDB, owner.reference());
            return Next.Submit.of(SNAPSHOT, new Submission.Sync(owner.reference(), true, Map.of()))
                    .remembering(facts);
        }
        return existing(existing.get(), () -> result(owner, existing.get().reference()), context);
    }

    /** After a lost answer the bookmark may have to be found by its name. */
    private String made(OperationState state, Dataset owner, OperationContext context) {
        return state.made(BOOKMARK) != null
                ? state.made(BOOKMARK)
                : NameResolver.resolve(name, context.catalog().bookmarks(owner), Problem.BOOKMARK_UNKNOWN)
                        .reference();
    }

    private Next bookmark(OperationState state, OperationContext context) {
        Dataset owner = context.catalog().datasetByReference(state.fact(VDB));
        String before = state.fact(Submission.Sync.NEWEST_BEFORE);
        Snapshot point = SnapshotOfJob.find(owner.reference(), state.job(SNAPSHOT), before, context)
                .or(() -> context.catalog().latestSnapshot(owner))
                .orElseThrow(() -> PlatformException.of(Problem.NO_SNAPSHOT, owner.path()));
        if (labels().shared()) {
            // Others may have brought other data since.
            UnmaskedDataPolicy.of(context, allowUnmasked).requireTravel(point, name);
        }
        return Next.Submit.of(BOOKMARK, submission(owner, point));
    }

    /** @param point null while there is none yet */
    private Submission submission(Dataset owner, Snapshot point) {
        return new Submission.BookmarkVdb(owner.reference(), name, point, true, labels());
    }

    private Result result(Dataset owner, String reference) {
        return Result.empty()
                .with("bookmark", name)
                .with("bookmarkReference", reference)
                .with("vdb", owner.path())
                .with("tags", labels().tags().isEmpty() ? null : new ArrayList<>(labels().tags()))
                .with("shared", labels().shared() ? true : null)
                .withFlow(owner.path(), null, name);
    }
}
