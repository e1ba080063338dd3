package io.jenkins.plugins.delphixpipeline.engine.submission.vdb;

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

/** Takes back the last refresh or rewind of VDBs. */
final class UndoHandler extends Handler<Submission.Undo> {
    private final EngineSession session;
    private final Traces traces;

    UndoHandler(EngineSession session, Traces traces) {
        super(Submission.Undo.class, Submission.Kind.UNDO);
        this.session = session;
        this.traces = traces;
    }

    /** Engine API: a GET before 1.11.8. */
    @Override
    protected WebRequest request(Submission.Undo undo, String correlation) {
        String path = "/database/" + undo.target() + "/undo";
        return session.version().atLeast(1, 11, 8) ? WebRequest.post(path, Map.of()) : WebRequest.get(path);
    }

    /** Without a trace it is not certain that there was none: a second undo would take back the first. */
    @Override
    public RecoveryResult find(Intent intent) {
        List<Job> mine = traces.own(intent, intent.target(), "UNDO");
        return mine.size() == 1
                ? Traces.ours(mine.get(0))
                : RecoveryResult.unclear(mine.stream().map(Job::reference).toList());
    }
}
