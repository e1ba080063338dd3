package io.jenkins.plugins.delphixpipeline.dct;

import io.jenkins.plugins.delphixpipeline.dct.wire.Snapshot;
import io.jenkins.plugins.delphixpipeline.dct.wire.Vdb;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import io.jenkins.plugins.delphixpipeline.platform.model.MakingJob;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The data that a VDB is on, by its snapshots: these, and the jobs of its engine, are told by one clock.
 *
 * @param first when its first snapshot was taken
 * @param firstOfOthers when the first ones of the VDB's other data were taken
 */
record PresentData(Instant first, Collection<Instant> firstOfOthers) {
    /** Empty while it has no snapshot. */
    static Optional<PresentData> of(Vdb vdb, List<Snapshot> snapshots) {
        Map<String, Instant> firsts = new HashMap<>();
        snapshots.stream()
                .filter(snapshot -> snapshot.creationTime() != null && snapshot.timeflowId() != null)
                .forEach(snapshot -> firsts.merge(
                        snapshot.timeflowId(),
                        snapshot.creationTime(),
                        (one, other) -> one.isBefore(other) ? one : other));
        return Optional.ofNullable(firsts.remove(vdb.currentTimeflowId()))
                .map(first -> new PresentData(first, firsts.values()));
    }

    /**
     * The job that made it: the last one before its first snapshot, unless other data had a first one in between.
     *
     * @param jobs of the VDB's engine, newest first
     * @return empty where that did not end well, or is not listed
     */
    Optional<MakingJob> maker(List<MakingJob> jobs) {
        return jobs.stream()
                .filter(job -> !job.startedAt().isAfter(first))
                .findFirst()
                .filter(job -> job.state() == DelphixJob.State.COMPLETED && job.updatedAt() != null)
                .filter(job -> firstOfOthers.stream()
                        .noneMatch(other -> !other.isBefore(job.startedAt()) && other.isBefore(first)));
    }
}
