package io.jenkins.plugins.delphixpipeline.dct.submission.group;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.delphixpipeline.dct.catalog.DctGroups;
import io.jenkins.plugins.delphixpipeline.dct.session.DctSession;
import io.jenkins.plugins.delphixpipeline.dct.submission.handler.Body;
import io.jenkins.plugins.delphixpipeline.dct.submission.handler.BookmarkTraces;
import io.jenkins.plugins.delphixpipeline.dct.submission.handler.Handler;
import io.jenkins.plugins.delphixpipeline.dct.submission.handler.LabelBodies;
import io.jenkins.plugins.delphixpipeline.dct.submission.handler.Refused;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.GroupSubmission;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.Receipt;
import io.jenkins.plugins.delphixpipeline.platform.RecoveryResult;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import java.util.Map;

/** Bookmarks of a group: of snapshots that were looked at, or of the data as it is. */
final class BookmarkGroupHandler extends Handler<GroupSubmission.BookmarkGroup> {
    private final DctSession session;
    private final BookmarkTraces bookmarks;
    private final DctGroups groups;

    BookmarkGroupHandler(DctSession session, BookmarkTraces bookmarks, DctGroups groups) {
        super(GroupSubmission.BookmarkGroup.class, Submission.Kind.BOOKMARK_GROUP);
        this.session = session;
        this.bookmarks = bookmarks;
        this.groups = groups;
    }

    @Override
    protected void check(GroupSubmission.BookmarkGroup bookmark) {
        LabelBodies.check(bookmark.labels(), session.version());
        if (bookmark.snapshots().isEmpty()) {
            Refused.requireVersion(session.version(), 3, 16, "vdbGroup");
        }
    }

    @Override
    protected WebRequest request(GroupSubmission.BookmarkGroup bookmark, String correlation) {
        check(bookmark);
        Body body = new Body().put("name", bookmark.madeName());
        if (bookmark.snapshots().isEmpty()) {
            body.put("vdb_group_id", bookmark.target());
        } else {
            body.put("snapshot_ids", bookmark.snapshots());
        }
        return WebRequest.post(
                "/bookmarks",
                LabelBodies.put(body, bookmark.labels(), false, correlation).map());
    }

    @Override
    public Receipt receipt(JsonNode answer) {
        return bookmarks.receipt(answer);
    }

    @Override
    public RecoveryResult find(Intent intent) {
        return bookmarks.find(intent);
    }

    /** Who takes from it has to see its snapshots. */
    @Override
    public boolean shows(Intent intent, Receipt receipt) {
        Map<String, String> newestBefore = GroupSubmission.BookmarkGroup.newestBefore(intent.evidence());
        return receipt.made() == null
                || bookmarks
                        .byId(receipt.made())
                        .filter(made -> groups.isWhole(made, newestBefore))
                        .isPresent();
    }
}
