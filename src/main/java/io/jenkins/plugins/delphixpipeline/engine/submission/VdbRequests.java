package io.jenkins.plugins.delphixpipeline.engine.submission;

import io.jenkins.plugins.delphixpipeline.engine.catalog.EngineSources;
import io.jenkins.plugins.delphixpipeline.engine.session.Body;
import io.jenkins.plugins.delphixpipeline.engine.wire.ApiVersion;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import java.util.Map;

/** Changes of a VDB that exists. */
public final class VdbRequests {
    private final EngineSources sources;

    public VdbRequests(EngineSources sources) {
        this.sources = sources;
    }

    /** Engine API: Oracle has parameters of its own, which could carry a login; all others share one type. */
    WebRequest refresh(Submission.Refresh refresh) {
        boolean oracle = refresh.type().startsWith("Oracle");
        Body body = Body.of(oracle ? "OracleRefreshParameters" : "RefreshParameters")
                .put("timeflowPointParameters", PointRequests.of(refresh.point()));
        return WebRequest.post("/database/" + refresh.target() + "/refresh", body.map());
    }

    WebRequest rewind(Submission.Rewind rewind) {
        boolean oracle = rewind.type().startsWith("Oracle");
        Body body = Body.of(oracle ? "OracleRollbackParameters" : "RollbackParameters")
                .put("timeflowPointParameters", PointRequests.of(rewind.point()));
        return WebRequest.post("/database/" + rewind.target() + "/rollback", body.map());
    }

    /** Engine API: a GET before 1.11.8. */
    static WebRequest undo(Submission.Undo undo, ApiVersion version) {
        String path = "/database/" + undo.target() + "/undo";
        return version.atLeast(1, 11, 8) ? WebRequest.post(path, Map.of()) : WebRequest.get(path);
    }

    WebRequest delete(Submission.Delete delete) {
        boolean oracle = delete.type().startsWith("Oracle");
        Body body =
                Body.of(oracle ? "OracleDeleteParameters" : "DeleteParameters").put("force", delete.force());
        return WebRequest.post("/database/" + delete.target() + "/delete", body.map());
    }

    WebRequest run(Submission.Run run) {
        String source = sources.referenceOf(run.target());
        String verb = run.start() ? "Start" : "Stop";
        Body body = Body.of((isOracle(source) ? "Oracle" : "Source") + verb + "Parameters");
        return WebRequest.post("/source/" + source + (run.start() ? "/start" : "/stop"), body.map());
    }

    WebRequest enable(Submission.Enable enable) {
        String source = sources.referenceOf(enable.target());
        Body body = Body.of(isOracle(source) ? "OracleEnableParameters" : "SourceEnableParameters")
                .put("attemptStart", enable.attemptStart());
        return WebRequest.post("/source/" + source + "/enable", body.map());
    }

    WebRequest disable(Submission.Disable disable) {
        String source = sources.referenceOf(disable.target());
        Body body = Body.of(isOracle(source) ? "OracleDisableParameters" : "SourceDisableParameters");
        return WebRequest.post("/source/" + source + "/disable", body.map());
    }

    private static boolean isOracle(String reference) {
        return reference.startsWith("ORACLE_");
    }

    WebRequest bookmark(Submission.BookmarkVdb bookmark) {
        Body point =
                PointRequests.ofTimeflow(bookmark.type(), bookmark.timeflow(), bookmark.time(), bookmark.location());
        Body body = Body.of("TimeflowBookmarkCreateParameters")
                .put("name", bookmark.madeName())
                .put("retentionProof", bookmark.keep())
                .put("timeflowPoint", point);
        return WebRequest.post("/timeflow/bookmark", body.map());
    }
}
