package io.jenkins.plugins.delphixpipeline.engine.submission.vdb;

import io.jenkins.plugins.delphixpipeline.engine.catalog.EngineCatalog;
import io.jenkins.plugins.delphixpipeline.engine.session.Body;
import io.jenkins.plugins.delphixpipeline.engine.submission.handler.Handler;
import io.jenkins.plugins.delphixpipeline.engine.submission.handler.Traces;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.RecoveryResult;
import io.jenkins.plugins.delphixpipeline.platform.Submission;

/** Deletes VDBs. */
final class DeleteVdbHandler extends Handler<Submission.DeleteVdb> {
    private final EngineCatalog catalog;
    private final Traces traces;

    DeleteVdbHandler(EngineCatalog catalog, Traces traces) {
        super(Submission.DeleteVdb.class, Submission.Kind.DELETE_VDB);
        this.catalog = catalog;
        this.traces = traces;
    }

    @Override
    protected WebRequest request(Submission.DeleteVdb delete, String correlation) {
        boolean oracle = catalog.isOracle(delete.target());
        Body body =
                Body.of(oracle ? "OracleDeleteParameters" : "DeleteParameters").put("force", delete.force());
        return WebRequest.post("/database/" + delete.target() + "/delete", body.map());
    }

    @Override
    protected boolean shows(Submission.DeleteVdb delete, Intent intent) {
        return traces.isGone(read(delete.target()));
    }

    @Override
    public RecoveryResult find(Intent intent) {
        return traces.deleted(intent, read(intent.target()));
    }

    private static WebRequest read(String vdb) {
        return WebRequest.get("/database/" + vdb);
    }

    @Override
    public boolean isDeletion() {
        return true;
    }
}
