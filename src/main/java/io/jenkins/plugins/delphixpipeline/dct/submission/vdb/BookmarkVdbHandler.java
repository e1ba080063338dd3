package io.jenkins.plugins.delphixpipeline.dct.submission.vdb;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.delphixpipeline.dct.session.DctSession;
import io.jenkins.plugins.delphixpipeline.dct.submission.handler.Body;
import io.jenkins.plugins.delphixpipeline.dct.submission.handler.BookmarkTraces;
import io.jenkins.plugins.delphixpipeline.dct.submission.handler.Handler;
import io.jenkins.plugins.delphixpipeline.dct.submission.handler.LabelBodies;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.Receipt;
import io.jenkins.plugins.delphixpipeline.platform.RecoveryResult;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import java.util.List;

/** Bookmarks a snapshot of a VDB; never its newest data, which nobody has looked at. */
final class BookmarkVdbHandler extends Handler<Submission.BookmarkVdb> {
    private final DctSession session;
    private final BookmarkTraces bookmarks;

    BookmarkVdbHandler(DctSession session, BookmarkTraces bookmarks) {
        super(Submission.BookmarkVdb.class, Submission.Kind.BOOKMARK_VDB);
        this.session = session;
        this.bookmarks = bookmarks;
    }

    @Override
    protected void check(Submission.BookmarkVdb bookmark) {
        LabelBodies.check(bookmark.labels(), session.version());
    }

    @Override
    protected WebRequest request(Submission.BookmarkVdb bookmark, String correlation) {
        Body body = new Body()
                .put("name", bookmark.madeName())
                .put("snapshot_ids", List.of(bookmark.at().reference()));
        return WebRequest.post(
                "/bookmarks",
                LabelBodies.put(body, bookmark.labels(), bookmark.keep(), correlation)
                        .map());
    }

    @Override
    public Receipt receipt(JsonNode answer) {
        return bookmarks.receipt(answer);
    }

    @Override
    public RecoveryResult find(Intent intent) {
        return bookmarks.find(intent);
    }

    @Override
    public boolean shows(Intent intent, Receipt receipt) {
        return bookmarks.isThere(receipt);
    }
}
