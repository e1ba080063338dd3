package io.jenkins.plugins.delphixpipeline.engine.submission.vdb;

import io.jenkins.plugins.delphixpipeline.engine.submission.handler.Handler;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.RecoveryResult;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import java.util.function.UnaryOperator;

/** Takes VDBs away from everybody. */
final class DisableHandler extends Handler<Submission.Disable> {
    private static final String VERB = "Disable";

    private final SourceChanges sources;

    DisableHandler(SourceChanges sources) {
        super(Submission.Disable.class, Submission.Kind.DISABLE);
        this.sources = sources;
    }

    @Override
    protected WebRequest request(Submission.Disable disable, String correlation) {
        return sources.request(disable.target(), VERB, UnaryOperator.identity());
    }

    @Override
    protected boolean shows(Submission.Disable disable, Intent intent) {
        return !sources.state(disable.target()).enabled();
    }

    @Override
    public RecoveryResult find(Intent intent) {
        return sources.find(intent, VERB, state -> !state.enabled());
    }

    @Override
    public boolean changesDatasets() {
        return false;
    }
}
