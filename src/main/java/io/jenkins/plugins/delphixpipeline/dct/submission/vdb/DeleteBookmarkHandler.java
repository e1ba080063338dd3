package io.jenkins.plugins.delphixpipeline.dct.submission.vdb;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.delphixpipeline.dct.submission.handler.Answers;
import io.jenkins.plugins.delphixpipeline.dct.submission.handler.BookmarkTraces;
import io.jenkins.plugins.delphixpipeline.dct.submission.handler.Handler;
import io.jenkins.plugins.delphixpipeline.dct.submission.handler.Traces;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.Receipt;
import io.jenkins.plugins.delphixpipeline.platform.RecoveryResult;
import io.jenkins.plugins.delphixpipeline.platform.Submission;

/** Deletes a bookmark. DCT API: done at once and without a word in older releases, by a job in newer ones. */
final class DeleteBookmarkHandler extends Handler<Submission.DeleteBookmark> {
    private final BookmarkTraces bookmarks;
    private final Traces traces;

    DeleteBookmarkHandler(BookmarkTraces bookmarks, Traces traces) {
        super(Submission.DeleteBookmark.class, Submission.Kind.DELETE_BOOKMARK);
        this.bookmarks = bookmarks;
        this.traces = traces;
    }

    @Override
    protected WebRequest request(Submission.DeleteBookmark delete, String correlation) {
        return WebRequest.delete("/bookmarks/" + delete.target());
    }

    @Override
    public Receipt receipt(JsonNode answer) {
        return answer.isMissingNode() ? new Receipt(null, null) : job(answer);
    }

    private static Receipt job(JsonNode answer) {
        return Answers.job(answer) == null ? null : new Receipt(Answers.job(answer), null);
    }

    @Override
    public RecoveryResult find(Intent intent) {
        return shows(intent, null)
                ? RecoveryResult.ours(null, null)
                : traces.onTargetUnlessFailed(intent, "BOOKMARK", "DELETE");
    }

    @Override
    public boolean shows(Intent intent, Receipt receipt) {
        return bookmarks.byId(intent.target()).isEmpty();
    }

    @Override
    public boolean isDeletion() {
        return true;
    }
}
