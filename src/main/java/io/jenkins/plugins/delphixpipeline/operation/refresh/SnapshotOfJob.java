package io.jenkins.plugins.delphixpipeline.operation.refresh;

import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import io.jenkins.plugins.delphixpipeline.platform.model.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The snapshot that a job took. Others take snapshots of the same dataset too, such as policies, and may do so before anybody
 * looks, so that the newest one need not be the job's.
 */
public final class SnapshotOfJob {
    private SnapshotOfJob() {}

    /**
     * @param dataset its reference
     * @param job null when its work was done without one, or is out of sight
     * @param before the newest snapshot before the job was asked for, since the clocks of jobs and snapshots may differ; null
     *     where it is not known
     * @return empty when the job took none, or is no longer known
     */
    public static Optional<Snapshot> find(String dataset, String job, String before, OperationContext context) {
        Optional<DelphixJob> known = job == null ? Optional.empty() : known(job, context);
        if (known.isEmpty() || known.get().startedAt() == null) {
            return Optional.empty();
        }
        Instant begin = known.get().startedAt();
        Instant end = known.get().updatedAt();
        List<Snapshot> newestFirst = context.catalog().snapshotsOf(dataset).stream()
                .takeWhile(snapshot -> !snapshot.reference().equals(before))
                .filter(Snapshot::provisionable)
                .filter(snapshot ->
                        snapshot.createdAt() != null && !snapshot.createdAt().isBefore(begin))
                .toList();
        return newestFirst.stream()
                .filter(snapshot -> end == null || !snapshot.createdAt().isAfter(end))
                .findFirst()
                .or(() -> newestFirst.stream().reduce((newer, older) -> older));
    }

    /** What is remembered of a dataset before a snapshot of it is asked for. */
    public static Map<String, String> before(String dataset, OperationContext context) {
        return Map.of(
                Submission.Sync.NEWEST_BEFORE,
                context.catalog()
                        .latestSnapshotOf(dataset)
                        .map(Snapshot::reference)
                        .orElse(""));
    }

    private static Optional<DelphixJob> known(String job, OperationContext context) {
        try {
            return Optional.of(context.jobs().job(job));
        } catch (PlatformException e) {
            if (e.problem() == Problem.OBJECT_GONE) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
