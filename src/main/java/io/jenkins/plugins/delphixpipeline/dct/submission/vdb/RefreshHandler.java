package io.jenkins.plugins.delphixpipeline.dct.submission.vdb;

import io.jenkins.plugins.delphixpipeline.dct.submission.handler.BookmarkTraces;
import io.jenkins.plugins.delphixpipeline.dct.submission.handler.Handler;
import io.jenkins.plugins.delphixpipeline.dct.submission.handler.Traces;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.Receipt;
import io.jenkins.plugins.delphixpipeline.platform.RecoveryResult;
import io.jenkins.plugins.delphixpipeline.platform.Submission;

/** Refreshes a VDB from its parent. */
final class RefreshHandler extends Handler<Submission.Refresh> {
    private final MovedTimeflow moved;
    private final BookmarkTraces bookmarks;
    private final Traces traces;

    RefreshHandler(MovedTimeflow moved, BookmarkTraces bookmarks, Traces traces) {
        super(Submission.Refresh.class, Submission.Kind.REFRESH);
        this.moved = moved;
        this.bookmarks = bookmarks;
        this.traces = traces;
    }

    @Override
    protected WebRequest request(Submission.Refresh refresh, String correlation) {
        Points point = Points.of(refresh.point(), "dataset_id", bookmarks);
        return WebRequest.post("/vdbs/" + refresh.target() + "/refresh" + point.call(), point.body());
    }

    @Override
    public RecoveryResult find(Intent intent) {
        return traces.onTarget(intent, "REFRESH");
    }

    @Override
    public boolean shows(Intent intent, Receipt receipt) {
        return moved.since(intent);
    }
}
