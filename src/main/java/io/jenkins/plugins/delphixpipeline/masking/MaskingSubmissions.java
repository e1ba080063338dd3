package io.jenkins.plugins.delphixpipeline.masking;

import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.http.cache.LatestEntries;
import io.jenkins.plugins.delphixpipeline.masking.wire.Execution;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.Receipt;
import io.jenkins.plugins.delphixpipeline.platform.RecoveryResult;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.SubmissionService;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.model.Feature;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Starts executions. They bear neither user nor mark: after a lost answer those count that were not there before, and after a
 * restart of the controller, which forgets what was there, only their time tells whose they may be.
 */
final class MaskingSubmissions implements SubmissionService {
    private static final int REMEMBERED = 500;
    private static final Duration TRUSTED_FOR = Duration.ofMinutes(10);

    private final MaskingSession session;
    private final Executions executions;
    private final Function<Feature, PlatformException> refusal;
    /** By the submission's mark: the highest number of an execution that was there before it. */
    private final Map<String, Integer> before = LatestEntries.of(REMEMBERED);
    /** Executions whose starts were answered. */
    private final Map<String, Integer> answered = LatestEntries.of(REMEMBERED);

    /** @param refusal of whatever is no masking job */
    MaskingSubmissions(MaskingSession session, Executions executions, Function<Feature, PlatformException> refusal) {
        this.session = session;
        this.executions = executions;
        this.refusal = refusal;
    }

    @Override
    public void check(Submission submission) {
        run(submission);
    }

    @Override
    public Instant time() {
        return session.clock().time();
    }

    /** Masking Engine API: an execution does not show who asked for it. */
    @Override
    public String user() {
        return null;
    }

    /** A Masking Engine makes no VDBs. */
    @Override
    public List<String> vdbsMadeBy(String operation) {
        return List.of();
    }

    @Override
    public boolean isOfAnother(String vdb, String operation) {
        return false;
    }

    @Override
    public boolean showsDeletion(String vdb) {
        return false;
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
        before.put(correlation, newest(run.target()));
        long sent = session.clock().nanos();
        Execution started = session.send(
                WebRequest.post("/executions", body),
                Execution.class,
                told -> told.executionId() != null && run.target().equals(String.valueOf(told.jobId())));
        long received = session.clock().nanos();
        String reference = String.valueOf(started.executionId());
        answered.put(reference, started.executionId());
        if (!session.clock().isProved(TRUSTED_FOR)) {
            learn(reference, sent, received);
        }
        return new Receipt(reference, null);
    }

    private int newest(String job) {
        return executions.of(job).stream()
                .map(Execution::executionId)
                .filter(Objects::nonNull)
                .max(Integer::compareTo)
                .orElse(0);
    }

    /** The answer to a start has no times yet, but the execution has; they show by what clock all others are to be read. */
    private void learn(String reference, long sent, long received) {
        try {
            Execution execution = executions.execution(reference, Duration.ZERO);
            if (execution.submitTime() != null) {
                session.clock().prove(execution.submitTime(), sent, received);
            }
        } catch (PlatformException stillUnknown) {
            // The next start brings another chance.
        }
    }

    @Override
    public RecoveryResult find(Intent intent) {
        Integer there = before.get(intent.correlation());
        List<String> candidates = executions.of(intent.target()).stream()
                .filter(execution -> execution.executionId() != null)
                .filter(execution ->
                        there == null ? mayBeSince(execution, intent.since()) : execution.executionId() > there)
                .map(execution -> String.valueOf(execution.executionId()))
                .filter(reference -> !answered.containsKey(reference))
                .toList();
        if (candidates.size() > 1) {
            return RecoveryResult.unclear(candidates);
        }
        if (candidates.isEmpty()) {
            return RecoveryResult.none();
        }
        // After a restart nobody knows whether another build got the answer to this one.
        return there == null
                ? RecoveryResult.equivalent(candidates.get(0), null)
                : RecoveryResult.ours(candidates.get(0), null);
    }

    /** One that does not say when it was submitted may be ours as long as it has not ended. */
    private static boolean mayBeSince(Execution execution, Instant since) {
        Instant submitted = execution.submitTime() == null ? execution.startTime() : execution.submitTime();
        return submitted == null ? Executions.UNFINISHED.contains(execution.status()) : !submitted.isBefore(since);
    }

    private Submission.RunMasking run(Submission submission) {
        if (submission instanceof Submission.RunMasking run) {
            return run;
        }
        throw refusal.apply(submission.kind().needs());
    }
}
