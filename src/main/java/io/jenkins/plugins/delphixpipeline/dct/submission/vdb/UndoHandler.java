package io.jenkins.plugins.delphixpipeline.dct.submission.vdb;

import io.jenkins.plugins.delphixpipeline.dct.session.DctSession;
import io.jenkins.plugins.delphixpipeline.dct.submission.handler.Handler;
import io.jenkins.plugins.delphixpipeline.dct.submission.handler.Refused;
import io.jenkins.plugins.delphixpipeline.dct.submission.handler.Traces;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.Receipt;
import io.jenkins.plugins.delphixpipeline.platform.RecoveryResult;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import java.util.List;

/** Takes back the last refresh of a VDB. DCT API: there from 3.18 on. */
final class UndoHandler extends Handler<Submission.Undo> {
    private final DctSession session;
    private final MovedTimeflow moved;
    private final Traces traces;

    UndoHandler(DctSession session, MovedTimeflow moved, Traces traces) {
        super(Submission.Undo.class, Submission.Kind.UNDO);
        this.session = session;
        this.moved = moved;
        this.traces = traces;
    }

    @Override
    protected void check(Submission.Undo undo) {
        Refused.requireVersion(session.version(), 3, 18, "undo");
    }

    @Override
    protected WebRequest request(Submission.Undo undo, String correlation) {
        check(undo);
        return WebRequest.post("/vdbs/" + undo.target() + "/undo_refresh", null);
    }

    /** A second one would take back the first, so that nothing found is no leave to try again. */
    @Override
    public RecoveryResult find(Intent intent) {
        RecoveryResult found = traces.onTarget(intent, "UNDO");
        return found.verdict() == RecoveryResult.Verdict.NONE ? RecoveryResult.unclear(List.of()) : found;
    }

    @Override
    public boolean shows(Intent intent, Receipt receipt) {
        return moved.since(intent);
    }
}
