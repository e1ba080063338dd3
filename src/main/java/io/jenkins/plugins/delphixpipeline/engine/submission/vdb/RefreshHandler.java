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
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import java.util.List;

/** Refreshes of VDBs. Engine API: Oracle has parameters of its own, which could carry a login; all others share one type. */
final class RefreshHandler extends Handler<Submission.Refresh> {
    private final EngineCatalog catalog;
    private final Traces traces;

    RefreshHandler(EngineCatalog catalog, Traces traces) {
        super(Submission.Refresh.class, Submission.Kind.REFRESH);
        this.catalog = catalog;
        this.traces = traces;
    }

    @Override
    protected WebRequest request(Submission.Refresh refresh) {
        boolean oracle = catalog.isOracle(refresh.target());
        Body body = Body.of(oracle ? "OracleRefreshParameters" : "RefreshParameters")
                .put("timeflowPointParameters", PointRequests.of(refresh.point()));
        return WebRequest.post("/database/" + refresh.target() + "/refresh", body.map());
    }

    @Override
    public RecoveryResult find(Intent intent) {
        List<Job> mine = traces.unanswered(intent, "DB_REFRESH", intent.target()).stream()
                .filter(job -> traces.isOwnRequest(job, intent))
                .filter(job -> !"COMPLETED".equals(job.jobState()) || broughtTheSnapshot(intent))
                .toList();
        if (mine.size() > 1) {
            return RecoveryResult.equivalent(mine.get(0).reference(), null);
        }
        return mine.isEmpty() ? RecoveryResult.none() : Traces.ours(mine.get(0));
    }

    private boolean broughtTheSnapshot(Intent intent) {
        String snapshot = intent.evidence().get(Submission.Refresh.SNAPSHOT);
        Dataset now = catalog.datasetByReference(intent.target());
        if (now.currentTimeflow().equals(intent.evidence().get(Submission.Refresh.BEFORE))) {
            return false;
        }
        return snapshot == null
                || snapshot.equals(catalog.timeflow(now.currentTimeflow()).parentSnapshot());
    }
}
