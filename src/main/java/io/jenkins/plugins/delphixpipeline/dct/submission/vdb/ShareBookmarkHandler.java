package io.jenkins.plugins.delphixpipeline.dct.submission.vdb;

import io.jenkins.plugins.delphixpipeline.dct.session.DctSession;
import io.jenkins.plugins.delphixpipeline.dct.submission.handler.Handler;
import io.jenkins.plugins.delphixpipeline.dct.submission.handler.Refused;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.RecoveryResult;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import java.util.Map;

/** Shows a bookmark to others, or no longer; which can be said again without harm, so that nothing needs to be found. */
final class ShareBookmarkHandler extends Handler<Submission.ShareBookmark> {
    private final DctSession session;

    ShareBookmarkHandler(DctSession session) {
        super(Submission.ShareBookmark.class, Submission.Kind.SHARE_BOOKMARK);
        this.session = session;
    }

    @Override
    protected void check(Submission.ShareBookmark share) {
        Refused.requireVersion(session.version(), 3, 16, "shared");
    }

    @Override
    protected WebRequest request(Submission.ShareBookmark share, String correlation) {
        check(share);
        return WebRequest.patch(
                "/bookmarks/" + share.target(), Map.of("bookmark_type", share.shared() ? "PUBLIC" : "PRIVATE"));
    }

    @Override
    public RecoveryResult find(Intent intent) {
        return RecoveryResult.none();
    }
}
