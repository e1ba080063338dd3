package io.jenkins.plugins.delphixpipeline.engine.submission.pod;

import io.jenkins.plugins.delphixpipeline.engine.submission.handler.Handler;
import io.jenkins.plugins.delphixpipeline.engine.submission.handler.Traces;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.RecoveryResult;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import java.util.Map;

/** Deletes bookmarks of data pods, templates and VDBs. */
final class DeleteBookmarkHandler extends Handler<Submission.DeleteBookmark> {
    private final BookmarkChanges bookmarks;
    private final Traces traces;

    DeleteBookmarkHandler(BookmarkChanges bookmarks, Traces traces) {
        super(Submission.DeleteBookmark.class, Submission.Kind.DELETE_BOOKMARK);
        this.bookmarks = bookmarks;
        this.traces = traces;
    }

    @Override
    protected WebRequest request(Submission.DeleteBookmark delete, String correlation) {
        return bookmarks.post(delete.target(), "/delete", Map.of());
    }

    @Override
    protected boolean shows(Submission.DeleteBookmark delete, Intent intent) {
        return traces.isGone(bookmarks.read(delete.target()));
    }

    @Override
    public RecoveryResult find(Intent intent) {
        return traces.deleted(intent, bookmarks.read(intent.target()));
    }

    @Override
    public boolean isDeletion() {
        return true;
    }
}
