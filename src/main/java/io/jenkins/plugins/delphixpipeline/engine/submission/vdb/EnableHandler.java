package io.jenkins.plugins.delphixpipeline.engine.submission.vdb;

import io.jenkins.plugins.delphixpipeline.engine.submission.handler.Handler;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.RecoveryResult;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.model.RunState;

/** Mounts VDBs that are disabled. */
final class EnableHandler extends Handler<Submission.Enable> {
    private static final String VERB = "Enable";

    private final SourceChanges sources;

    EnableHandler(SourceChanges sources) {
        super(Submission.Enable.class, Submission.Kind.ENABLE);
        this.sources = sources;
    }

    @Override
    protected WebRequest request(Submission.Enable enable, String correlation) {
        return sources.request(enable.target(), VERB, body -> body.put("attemptStart", enable.attemptStart()));
    }

    @Override
    protected boolean shows(Submission.Enable enable, Intent intent) {
        return sources.state(enable.target()).enabled();
    }

    @Override
    public RecoveryResult find(Intent intent) {
        return sources.find(intent, VERB, RunState::enabled);
    }

    @Override
    public boolean changesDatasets() {
        return false;
    }
}
