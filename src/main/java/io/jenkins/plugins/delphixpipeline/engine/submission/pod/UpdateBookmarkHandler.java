package io.jenkins.plugins.delphixpipeline.engine.submission.pod;

import io.jenkins.plugins.delphixpipeline.engine.session.Body;
import io.jenkins.plugins.delphixpipeline.engine.submission.handler.Handler;
import io.jenkins.plugins.delphixpipeline.engine.wire.SelfServiceBookmark;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.RecoveryResult;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import java.util.HashSet;
import java.util.Objects;

/** Labels of bookmarks that are there. */
final class UpdateBookmarkHandler extends Handler<Submission.UpdateBookmark> {
    private final BookmarkChanges bookmarks;

    UpdateBookmarkHandler(BookmarkChanges bookmarks) {
        super(Submission.UpdateBookmark.class, Submission.Kind.UPDATE_BOOKMARK);
        this.bookmarks = bookmarks;
    }

    @Override
    protected WebRequest request(Submission.UpdateBookmark update, String correlation) {
        Body body = Body.of("JSBookmark")
                .put("tags", update.tags())
                .put("expiration", update.expiration())
                .put("description", update.description());
        return bookmarks.post(update.target(), "", body.map());
    }

    @Override
    protected boolean shows(Submission.UpdateBookmark wanted, Intent intent) {
        SelfServiceBookmark now = bookmarks.now(wanted.target());
        return (wanted.tags() == null || new HashSet<>(now.tags()).equals(new HashSet<>(wanted.tags())))
                && (wanted.expiration() == null || Objects.equals(now.expiration(), wanted.expiration()));
    }

    /** Labels can be set again without harm, so nothing needs to be found. */
    @Override
    public RecoveryResult find(Intent intent) {
        return RecoveryResult.none();
    }

    @Override
    public boolean changesDatasets() {
        return false;
    }
}
