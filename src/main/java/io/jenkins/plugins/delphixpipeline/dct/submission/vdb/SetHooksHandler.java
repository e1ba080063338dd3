package io.jenkins.plugins.delphixpipeline.dct.submission.vdb;

import io.jenkins.plugins.delphixpipeline.dct.catalog.DctCatalog;
import io.jenkins.plugins.delphixpipeline.dct.catalog.HookScripts;
import io.jenkins.plugins.delphixpipeline.dct.submission.handler.Handler;
import io.jenkins.plugins.delphixpipeline.dct.submission.handler.Traces;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.Receipt;
import io.jenkins.plugins.delphixpipeline.platform.RecoveryResult;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import java.util.Map;

/** Scripts of VDBs that are there, which may be set again without harm. */
final class SetHooksHandler extends Handler<Submission.SetHooks> {
    private final DctCatalog catalog;
    private final Traces traces;

    SetHooksHandler(DctCatalog catalog, Traces traces) {
        super(Submission.SetHooks.class, Submission.Kind.SET_HOOKS);
        this.catalog = catalog;
        this.traces = traces;
    }

    @Override
    protected WebRequest request(Submission.SetHooks wanted, String correlation) {
        return WebRequest.patch("/vdbs/" + wanted.target(), Map.of("hooks", HookScripts.body(wanted.hooks())));
    }

    @Override
    public RecoveryResult find(Intent intent) {
        RecoveryResult found = traces.onTargetUnlessFailed(intent, "UPDATE");
        boolean there = found.verdict() == RecoveryResult.Verdict.NONE && isThere(intent);
        return there ? RecoveryResult.equivalent(null, null) : found;
    }

    @Override
    public boolean shows(Intent intent, Receipt receipt) {
        return isThere(intent);
    }

    private boolean isThere(Intent intent) {
        return Submission.SetHooks.shows(intent.evidence(), catalog.hooks(catalog.datasetByReference(intent.target())));
    }
}
