package io.jenkins.plugins.delphixpipeline.engine.submission.vdb;

import io.jenkins.plugins.delphixpipeline.engine.catalog.EngineCatalog;
import io.jenkins.plugins.delphixpipeline.engine.session.EngineSession;
import io.jenkins.plugins.delphixpipeline.engine.submission.handler.Handler;
import io.jenkins.plugins.delphixpipeline.engine.submission.handler.Traces;
import io.jenkins.plugins.delphixpipeline.engine.wire.Job;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.RecoveryResult;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import java.util.List;
import java.util.Map;

/** Syncs of dSources and snapshots of VDBs. */
final class SyncHandler extends Handler<Submission.Sync> {
    private final EngineSession session;
    private final EngineCatalog catalog;
    private final Traces traces;

    SyncHandler(EngineSession session, EngineCatalog catalog, Traces traces) {
        super(Submission.Sync.class, Submission.Kind.SYNC);
        this.session = session;
        this.catalog = catalog;
        this.traces = traces;
    }

    @Override
    protected void check(Submission.Sync sync) {
        Map<String, Object> body = body(sync);
        if (body != null
                && SyncRequests.APPDATA.equals(body.get(SyncRequests.TYPE))
                && body.get(SyncRequests.PARAMETERS) instanceof Map<?, ?> given) {
            new ToolkitParameters(session).check(sync.target(), ToolkitParameters.OF_SNAPSHOT, given);
        }
    }

    @Override
    protected WebRequest request(Submission.Sync sync, String correlation) {
        return WebRequest.post("/database/" + sync.target() + "/sync", body(sync));
    }

    private Map<String, Object> body(Submission.Sync sync) {
        return new SyncRequests(session.version()).body(catalog.typeOf(sync.target()), sync);
    }

    @Override
    public RecoveryResult find(Intent intent) {
        List<Job> all = traces.unanswered(intent, "DB_SYNC", intent.target());
        List<Job> mine =
                all.stream().filter(job -> traces.isOwnRequest(job, intent)).toList();
        if (mine.size() == 1) {
            return Traces.ours(mine.get(0));
        }
        boolean source = !catalog.datasetByReference(intent.target()).isVdb();
        if (source) {
            // Fresh data from production is as good when somebody else asked for it.
            return all.stream()
                    .filter(job -> !Traces.endedBadly(job))
                    .findFirst()
                    .map(job -> RecoveryResult.equivalent(job.reference(), null))
                    .orElse(RecoveryResult.none());
        }
        return Traces.noneOrUnclear(mine);
    }

    @Override
    public boolean changesDatasets() {
        return false;
    }
}
