package io.jenkins.plugins.delphixpipeline.dct.submission.masking;

import io.jenkins.plugins.delphixpipeline.dct.catalog.DctComplianceJobs;
import io.jenkins.plugins.delphixpipeline.dct.jobs.DctJobs;
import io.jenkins.plugins.delphixpipeline.dct.submission.handler.Body;
import io.jenkins.plugins.delphixpipeline.dct.submission.handler.Handler;
import io.jenkins.plugins.delphixpipeline.dct.submission.handler.Traces;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.RecoveryResult;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import java.util.Set;
import java.util.stream.Collectors;

/** Runs a compliance job. */
public final class RunMaskingHandler extends Handler<Submission.RunMasking> {
    private static final String[] WORDS = DctJobs.WORDS_OF_RUNS.toArray(String[]::new);

    private final DctComplianceJobs jobs;
    private final Traces traces;

    public RunMaskingHandler(DctComplianceJobs jobs, Traces traces) {
        super(Submission.RunMasking.class, Submission.Kind.RUN_MASKING);
        this.jobs = jobs;
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
        RecoveryResult byTarget = traces.onTarget(intent, WORDS);
        return byTarget.verdict() == RecoveryResult.Verdict.NONE
                ? traces.running(intent, runs(intent), WORDS)
                : byTarget;
    }

    /** DCT API: whether such a job has the compliance job for its target is not said, but it names the run. */
    private Set<String> runs(Intent intent) {
        return jobs.executions(intent.target()).stream()
                .map(DelphixJob::reference)
                .collect(Collectors.toSet());
    }
}
