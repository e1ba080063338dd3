package io.jenkins.plugins.delphixpipeline.engine.submission.pod;

import io.jenkins.plugins.delphixpipeline.engine.submission.handler.Handler;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.RecoveryResult;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import java.util.Map;

/** Shows bookmarks to other users, or hides them. */
final class ShareBookmarkHandler extends Handler<Submission.ShareBookmark> {
    private final BookmarkChanges bookmarks;

    ShareBookmarkHandler(BookmarkChanges bookmarks) {
        super(Submission.ShareBookmark.class, Submission.Kind.SHARE_BOOKMARK);
        this.bookmarks = bookmarks;
    }

    @Override
    protected WebRequest request(Submission.ShareBookmark share, String correlation) {
        return bookmarks.post(share.target(), share.shared() ? "/share" : "/unshare", Map.of());
    }

    @Override
    protected boolean shows(Submission.ShareBookmark share, Intent intent) {
        return bookmarks.now(share.target()).shared() == share.shared();
    }

    /** It can be done again without harm, so nothing needs to be found. */
    @Override
    public RecoveryResult find(Intent intent) {
        return RecoveryResult.none();
    }

    @Override
    public boolean changesDatasets() {
        return false;
    }
}
