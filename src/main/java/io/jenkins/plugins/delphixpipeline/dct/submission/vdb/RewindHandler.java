package io.jenkins.plugins.delphixpipeline.dct.submission.vdb;

import io.jenkins.plugins.delphixpipeline.dct.submission.handler.BookmarkTraces;
import io.jenkins.plugins.delphixpipeline.dct.submission.handler.Handler;
import io.jenkins.plugins.delphixpipeline.dct.submission.handler.Traces;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.Receipt;
import io.jenkins.plugins.delphixpipeline.platform.RecoveryResult;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import java.util.List;

/**
 * Takes a VDB back to a point of its own history. DCT API: these calls are called deprecated, but are there in all releases;
 * that a refresh does the same with a point of the VDB itself is not said in words.
 */
final class RewindHandler extends Handler<Submission.Rewind> {
    private final MovedTimeflow moved;
    private final BookmarkTraces bookmarks;
    private final Traces traces;

    RewindHandler(MovedTimeflow moved, BookmarkTraces bookmarks, Traces traces) {
        super(Submission.Rewind.class, Submission.Kind.REWIND);
        this.moved = moved;
        this.bookmarks = bookmarks;
        this.traces = traces;
    }

    @Override
    protected WebRequest request(Submission.Rewind rewind, String correlation) {
        Points point = Points.of(rewind.point(), "dataset_id", bookmarks);
        return WebRequest.post("/vdbs/" + rewind.target() + "/rollback" + point.call(), point.body());
    }

    @Override
    public RecoveryResult find(Intent intent) {
        RecoveryResult found = traces.onTarget(intent, "ROLLBACK", "REFRESH");
        return found.receipt() == null || isOurs(found.receipt().job(), intent)
                ? found
                : RecoveryResult.unclear(List.of(found.receipt().job()));
    }

    /** No source says what kind of job a rewind has; where one that is called a refresh has led tells whether it is ours. */
    private boolean isOurs(String job, Intent intent) {
        RecoveryResult refresh = traces.onTarget(intent, "REFRESH");
        boolean calledRefresh =
                refresh.receipt() != null && job.equals(refresh.receipt().job());
        return !calledRefresh || moved.isRewound(intent);
    }

    @Override
    public boolean shows(Intent intent, Receipt receipt) {
        return moved.since(intent);
    }
}
