package io.jenkins.plugins.delphixpipeline.dct.submission.masking;

import io.jenkins.plugins.delphixpipeline.dct.submission.handler.Body;
import io.jenkins.plugins.delphixpipeline.dct.submission.handler.Handler;
import io.jenkins.plugins.delphixpipeline.dct.submission.handler.Traces;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.RecoveryResult;
import io.jenkins.plugins.delphixpipeline.platform.Submission;

/** Runs a compliance job. */
public final class RunMaskingHandler extends Handler<Submission.RunMasking> {
    private final Traces traces;

    public RunMaskingHandler(Traces traces) {
        super(Submission.RunMasking.class, Submission.Kind.RUN_MASKING);
        this.traces = traces;
    }

    @Override
    protected WebRequest request(Submission.RunMasking run, String correlation) {
        Body body = new Body()
                .put("source_connector_id", run.sourceConnector())
                .put("target_connector_id", run.targetConnector());
        return WebRequest.post("/compliance-jobs/" + run.target() + "/execute", body.map());
    }

    @Override
    public RecoveryResult find(Intent intent) {
        return traces.onTarget(intent, "EXECUT", "MASK", "COMPLIANCE");
    }
}
