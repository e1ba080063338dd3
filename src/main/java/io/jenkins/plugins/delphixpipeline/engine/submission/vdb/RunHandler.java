package io.jenkins.plugins.delphixpipeline.engine.submission.vdb;

import io.jenkins.plugins.delphixpipeline.engine.submission.handler.Handler;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.RecoveryResult;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import java.util.function.UnaryOperator;

/** Starts and stops the databases of VDBs. */
final class RunHandler extends Handler<Submission.Run> {
    private final SourceChanges sources;

    RunHandler(SourceChanges sources) {
        super(Submission.Run.class, Submission.Kind.START, Submission.Kind.STOP);
        this.sources = sources;
    }

    @Override
    protected WebRequest request(Submission.Run run, String correlation) {
        return sources.request(run.target(), verb(run.start()), UnaryOperator.identity());
    }

    private static String verb(boolean start) {
        return start ? "Start" : "Stop";
    }

    @Override
    protected boolean shows(Submission.Run run, Intent intent) {
        return sources.state(run.target()).running() == run.start();
    }

    @Override
    public RecoveryResult find(Intent intent) {
        boolean start = intent.kind() == Submission.Kind.START;
        return sources.find(intent, verb(start), state -> state.running() == start);
    }

    @Override
    public boolean changesDatasets() {
        return false;
    }
}
