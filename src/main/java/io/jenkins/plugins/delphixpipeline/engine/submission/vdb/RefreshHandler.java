package io.jenkins.plugins.delphixpipeline.engine.submission.vdb;

import io.jenkins.plugins.delphixpipeline.engine.catalog.EngineCatalog;
import io.jenkins.plugins.delphixpipeline.engine.session.Body;
import io.jenkins.plugins.delphixpipeline.engine.submission.handler.Handler;
import io.jenkins.plugins.delphixpipeline.engine.submission.handler.PointRequests;
import io.jenkins.plugins.delphixpipeline.engine.submission.handler.Traces;
import io.jenkins.plugins.delphixpipeline.engine.wire.Job;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.RecoveryResult;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import java.util.List;

/** Refreshes of VDBs. Engine API: Oracle has parameters of its own, which could carry a login; all others share one type. */
final class RefreshHandler extends Handler<Submission.Refresh> {
    private final EngineCatalog catalog;
    private final Traces traces;
    private final BroughtData brought;

    RefreshHandler(EngineCatalog catalog, Traces traces) {
        super(Submission.Refresh.class, Submission.Kind.REFRESH);
        this.catalog = catalog;
        this.traces = traces;
        this.brought = new BroughtData(catalog);
    }

    @Override
    protected WebRequest request(Submission.Refresh refresh, String correlation) {
        boolean oracle = catalog.isOracle(refresh.target());
        Body body = Body.of(oracle ? "OracleRefreshParameters" : "RefreshParameters")
                .put("timeflowPointParameters", PointRequests.of(refresh.point()));
        return WebRequest.post("/database/" + refresh.target() + "/refresh", body.map());
    }

    @Override
    public RecoveryResult find(Intent intent) {
        List<Job> mine = traces.unanswered(intent, "DB_REFRESH", intent.target()).stream()
                .filter(job -> traces.isOwnRequest(job, intent))
                .filter(job -> !"COMPLETED".equals(job.jobState()) || brought.isMovedTo(intent))
                .toList();
        if (mine.size() > 1) {
            return RecoveryResult.equivalent(mine.get(0).reference(), null);
        }
        return mine.isEmpty() ? RecoveryResult.none() : Traces.ours(mine.get(0));
    }
}
