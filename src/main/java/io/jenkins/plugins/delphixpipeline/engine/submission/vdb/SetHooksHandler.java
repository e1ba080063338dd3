package io.jenkins.plugins.delphixpipeline.engine.submission.vdb;

import io.jenkins.plugins.delphixpipeline.engine.catalog.EngineHooks;
import io.jenkins.plugins.delphixpipeline.engine.catalog.EngineNames;
import io.jenkins.plugins.delphixpipeline.engine.catalog.EngineSources;
import io.jenkins.plugins.delphixpipeline.engine.session.EngineSession;
import io.jenkins.plugins.delphixpipeline.engine.submission.handler.Handler;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.RecoveryResult;
import io.jenkins.plugins.delphixpipeline.platform.Submission;

/** Scripts of VDBs that are there. Engine API: they are changed at once, without a job. */
final class SetHooksHandler extends Handler<Submission.SetHooks> {
    private final EngineSources sources;
    private final EngineHooks hooks;
    private final HookRequests requests;

    SetHooksHandler(EngineSession session, EngineSources sources, EngineNames names) {
        super(Submission.SetHooks.class, Submission.Kind.SET_HOOKS);
        this.sources = sources;
        this.hooks = new EngineHooks(session, sources, names);
        this.requests = new HookRequests(session);
    }

    @Override
    protected void check(Submission.SetHooks wanted) {
        requests.check(wanted.hooks());
    }

    @Override
    protected WebRequest request(Submission.SetHooks wanted, String correlation) {
        String source = sources.referenceOf(wanted.target());
        return WebRequest.post("/source/" + source, requests.update(source, wanted.hooks()));
    }

    @Override
    protected boolean shows(Submission.SetHooks wanted, Intent intent) {
        return wanted.hooks().areIn(hooks.of(wanted.target()));
    }

    /** They were not there before; and where they are not, they can be set again without harm. */
    @Override
    public RecoveryResult find(Intent intent) {
        boolean there = Submission.SetHooks.shows(intent.evidence(), hooks.of(intent.target()));
        return there ? RecoveryResult.ours(null, null) : RecoveryResult.none();
    }

    @Override
    public boolean changesDatasets() {
        return false;
    }
}
