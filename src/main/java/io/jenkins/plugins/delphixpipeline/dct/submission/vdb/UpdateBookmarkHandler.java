package io.jenkins.plugins.delphixpipeline.dct.submission.vdb;

import io.jenkins.plugins.delphixpipeline.dct.submission.handler.Handler;
import io.jenkins.plugins.delphixpipeline.dct.submission.handler.LabelBodies;
import io.jenkins.plugins.delphixpipeline.dct.submission.handler.Refused;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.RecoveryResult;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import java.util.List;
import java.util.Map;

/** The day on which a bookmark ends. DCT API: tags are a call of their own, which only adds to what is there. */
final class UpdateBookmarkHandler extends Handler<Submission.UpdateBookmark> {
    UpdateBookmarkHandler() {
        super(Submission.UpdateBookmark.class, Submission.Kind.UPDATE_BOOKMARK);
    }

    @Override
    protected void check(Submission.UpdateBookmark update) {
        if (update.tags() != null && !update.tags().isEmpty()) {
            throw Refused.parameter("tags", "those of a bookmark that is there stay as they are on DCT", List.of());
        }
        if (update.description() != null) {
            throw Refused.parameter("description", "bookmarks of DCT have none", List.of());
        }
    }

    @Override
    protected WebRequest request(Submission.UpdateBookmark update, String correlation) {
        check(update);
        return WebRequest.patch(
                "/bookmarks/" + update.target(),
                update.expiration() == null
                        ? Map.of("retain_forever", true)
                        : Map.of("expiration", LabelBodies.day(update.expiration())));
    }

    /** It can be set again without harm, so nothing needs to be found. */
    @Override
    public RecoveryResult find(Intent intent) {
        return RecoveryResult.none();
    }
}
