package io.jenkins.plugins.delphixpipeline.operation.plan;

import io.jenkins.plugins.delphixpipeline.platform.DataHistory;
import io.jenkins.plugins.delphixpipeline.platform.model.MakingJob;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The history of what is there. What is only planned has none. */
final class OnlyReadHistory implements DataHistory {
    private final DataHistory there;

    OnlyReadHistory(DataHistory there) {
        this.there = there;
    }

    @Override
    public List<MakingJob> makingJobs(String dataset) {
        return PlannedData.isPlanned(dataset) ? List.of() : there.makingJobs(dataset);
    }

    @Override
    public boolean reachesBackTo(Instant time, String dataset) {
        return PlannedData.isPlanned(dataset) || there.reachesBackTo(time, dataset);
    }

    @Override
    public Optional<Instant> snapshotBegun(MakingJob job) {
        return there.snapshotBegun(job);
    }

    @Override
    public List<String> movingJobs(String dataset) {
        return PlannedData.isPlanned(dataset) ? List.of() : there.movingJobs(dataset);
    }

    @Override
    public boolean ledBack(String dataset, Instant from, Instant until) {
        return !PlannedData.isPlanned(dataset) && there.ledBack(dataset, from, until);
    }

    @Override
    public Optional<String> previousTimeflow(String dataset) {
        return PlannedData.isPlanned(dataset) ? Optional.empty() : there.previousTimeflow(dataset);
    }

    @Override
    public Optional<String> snapshotPolicy(String dataset) {
        return PlannedData.isPlanned(dataset) ? Optional.empty() : there.snapshotPolicy(dataset);
    }
}
