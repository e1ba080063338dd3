package io.jenkins.plugins.delphixpipeline.operation;

import io.jenkins.plugins.delphixpipeline.platform.DataPlatform;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import java.util.List;
import java.util.Optional;

/**
 * The snapshot of data that a refresh or provision has just made. Only with it others get the new data when they ask for the
 * latest one; until then they would be given the old. A back end usually takes it inside the job that makes the data; some may
 * take it in a later job, which is worth waiting for unless the new data has its snapshot already.
 */
public final class LaterSnapshot {
    private LaterSnapshot() {}

    /**
     * @param phase that the wait is remembered as
     * @param vdb reference
     * @param making the job that made the data; null when it is not known
     * @return the wait for that job; empty when there is nothing to wait for
     */
    public static Optional<Next> of(
            String phase, String vdb, String making, OperationState state, OperationContext context) {
        if (state.ended(phase) || making != null && context.jobs().tookSnapshot(making)) {
            return Optional.empty();
        }
        return jobs(vdb, context.platform()).stream()
                .findFirst()
                .filter(job -> !hasSnapshot(context.catalog().datasetByReference(vdb), context))
                .map(job -> new Next.Await(phase, job));
    }

    /** References of the jobs that take a snapshot of a VDB at this moment. */
    public static List<String> jobs(String vdb, DataPlatform platform) {
        return platform.jobs().snapshotting(vdb).stream()
                .map(DelphixJob::reference)
                .toList();
    }

    private static boolean hasSnapshot(Dataset vdb, OperationContext context) {
        return context.catalog().snapshots(vdb).stream()
                .anyMatch(snapshot -> vdb.currentTimeflow().equals(snapshot.timeflow()));
    }
}
