package io.jenkins.plugins.delphixpipeline.engine.submission.vdb;

import io.jenkins.plugins.delphixpipeline.engine.catalog.EngineCatalog;
import io.jenkins.plugins.delphixpipeline.engine.session.Body;
import io.jenkins.plugins.delphixpipeline.engine.submission.handler.Handler;
import io.jenkins.plugins.delphixpipeline.engine.submission.handler.PointRequests;
import io.jenkins.plugins.delphixpipeline.engine.submission.handler.Traces;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.RecoveryResult;
import io.jenkins.plugins.delphixpipeline.platform.Submission;

/** Takes VDBs back to a point of their own history. */
final class RewindHandler extends Handler<Submission.Rewind> {
    private final EngineCatalog catalog;
    private final Traces traces;
    private final BroughtData brought;

    RewindHandler(EngineCatalog catalog, Traces traces) {
        super(Submission.Rewind.class, Submission.Kind.REWIND);
        this.catalog = catalog;
        this.traces = traces;
        this.brought = new BroughtData(catalog);
    }

    @Override
    protected WebRequest request(Submission.Rewind rewind, String correlation) {
        boolean oracle = catalog.isOracle(rewind.target());
        Body body = Body.of(oracle ? "OracleRollbackParameters" : "RollbackParameters")
                .put("timeflowPointParameters", PointRequests.of(rewind.point()));
        return WebRequest.post("/database/" + rewind.target() + "/rollback", body.map());
    }

    @Override
    public RecoveryResult find(Intent intent) {
        return Traces.oursIfOnly(traces.own(intent, intent.target(), "DB_ROLLBACK").stream()
                .filter(job -> !"COMPLETED".equals(job.jobState()) || brought.isMovedTo(intent))
                .toList());
    }
}
