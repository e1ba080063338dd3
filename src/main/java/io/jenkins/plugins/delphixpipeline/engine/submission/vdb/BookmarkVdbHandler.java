package io.jenkins.plugins.delphixpipeline.engine.submission.vdb;

import io.jenkins.plugins.delphixpipeline.engine.catalog.EngineCatalog;
import io.jenkins.plugins.delphixpipeline.engine.session.Body;
import io.jenkins.plugins.delphixpipeline.engine.session.EngineSession;
import io.jenkins.plugins.delphixpipeline.engine.submission.handler.Handler;
import io.jenkins.plugins.delphixpipeline.engine.submission.handler.MadeMark;
import io.jenkins.plugins.delphixpipeline.engine.submission.handler.Parameters;
import io.jenkins.plugins.delphixpipeline.engine.submission.handler.PointRequests;
import io.jenkins.plugins.delphixpipeline.engine.wire.Job;
import io.jenkins.plugins.delphixpipeline.engine.wire.TimeflowBookmark;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.RecoveryResult;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.model.Labels;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Bookmarks of a dataset's timeflow. Each bears the mark of its submission as its tag. */
final class BookmarkVdbHandler extends Handler<Submission.BookmarkVdb> {
    private final EngineSession session;
    private final EngineCatalog catalog;

    BookmarkVdbHandler(EngineSession session, EngineCatalog catalog) {
        super(Submission.BookmarkVdb.class, Submission.Kind.BOOKMARK_VDB);
        this.session = session;
        this.catalog = catalog;
    }

    /** Engine API: such a bookmark has neither a list of tags nor sharing, expiration or description. */
    @Override
    protected void check(Submission.BookmarkVdb bookmark) {
        Labels labels = bookmark.labels();
        refuse("tags", !labels.tags().isEmpty());
        refuse("shared", labels.shared());
        refuse("expiration", labels.expiration() != null);
        refuse("description", labels.description() != null);
    }

    private static void refuse(String label, boolean given) {
        if (given) {
            throw Parameters.refused(label, "the bookmark of a VDB has none on a Delphix Engine", List.of());
        }
    }

    @Override
    protected WebRequest request(Submission.BookmarkVdb bookmark, String correlation) {
        check(bookmark);
        Body body = Body.of("TimeflowBookmarkCreateParameters")
                .put("name", bookmark.madeName())
                .put("tag", MadeMark.of(correlation))
                .put("retentionProof", bookmark.keep())
                .put("timeflowPoint", PointRequests.ofSnapshot(catalog.typeOf(bookmark.target()), bookmark.at()));
        return WebRequest.post("/timeflow/bookmark", body.map());
    }

    @Override
    protected boolean shows(Submission.BookmarkVdb bookmark, Intent intent) {
        return find(intent).receipt() != null;
    }

    @Override
    public RecoveryResult find(Intent intent) {
        return MadeMark.tell(bookmarks(intent), intent);
    }

    @Override
    public String made(Intent intent, Job job) {
        return MadeMark.made(find(intent));
    }

    /** Their tags by reference. */
    private Map<String, String> bookmarks(Intent intent) {
        String timeflow = intent.evidence().get(Submission.BookmarkVdb.TIMEFLOW);
        WebRequest request = WebRequest.get("/timeflow/bookmark").query("database", intent.target());
        Map<String, String> found = new LinkedHashMap<>();
        session.list(request, TimeflowBookmark.class).stream()
                .filter(bookmark -> intent.madeName().equals(bookmark.name()) && timeflow.equals(bookmark.timeflow()))
                .forEach(bookmark -> found.put(bookmark.reference(), bookmark.tag()));
        return found;
    }

    @Override
    public boolean changesDatasets() {
        return false;
    }
}
