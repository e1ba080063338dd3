package io.jenkins.plugins.delphixpipeline.masking;

import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.masking.wire.Execution;
import io.jenkins.plugins.delphixpipeline.platform.Finding;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.Problem;
import io.jenkins.plugins.delphixpipeline.platform.Receipt;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.SubmissionDesk;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Starts executions. They bear neither user nor mark, so that after a lost answer only their time tells whose they are. */
final class MaskingSubmissions implements SubmissionDesk {
    private final MaskingSession session;
    private final Executions executions;

    MaskingSubmissions(MaskingSession session, Executions executions) {
        this.session = session;
        this.executions = executions;
    }

    @Override
    public void check(Submission submission) {
        run(submission);
    }

    @Override
    public Instant time() {
        return session.time();
    }

    /** Masking Engine API: an execution does not show who asked for it. */
    @Override
    public String user() {
        return null;
    }

    @Override
    public Receipt submit(Submission submission, String correlation) {
        Submission.RunMasking run = run(submission);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("jobId", Integer.valueOf(run.target()));
        if (run.targetConnector() != null) {
            body.put("targetConnectorId", Integer.valueOf(run.targetConnector()));
        }
        if (run.sourceConnector() != null) {
            body.put("sourceConnectorId", Integer.valueOf(run.sourceConnector()));
        }
        Execution started = session.send(WebRequest.post("/executions", body), Execution.class);
        return new Receipt(String.valueOf(started.executionId()), null);
    }

    @Override
    public Finding find(Intent intent) {
        List<String> since = executions.of(intent.target()).stream()
                .filter(execution -> mayBeSince(execution, intent.since()))
                .map(execution -> String.valueOf(execution.executionId()))
                .toList();
        return switch (since.size()) {
            case 0 -> Finding.none();
            case 1 -> Finding.ours(since.get(0), null);
            default -> Finding.unclear(since);
        };
    }

    /** One that does not say when it was submitted may be ours as long as it has not ended. */
    private static boolean mayBeSince(Execution execution, Instant since) {
        Instant submitted = execution.submitTime() == null ? execution.startTime() : execution.submitTime();
        return submitted == null ? Executions.UNFINISHED.contains(execution.status()) : !submitted.isBefore(since);
    }

    private static Submission.RunMasking run(Submission submission) {
        if (submission instanceof Submission.RunMasking run) {
            return run;
        }
        throw PlatformException.of(Problem.KIND_UNSUPPORTED, MaskingPlatform.PRODUCT);
    }
}
