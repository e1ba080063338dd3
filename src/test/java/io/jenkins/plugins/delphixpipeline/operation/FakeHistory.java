package io.jenkins.plugins.delphixpipeline.operation;

import io.jenkins.plugins.delphixpipeline.platform.DataHistory;
import io.jenkins.plugins.delphixpipeline.platform.model.MakingJob;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What a back end in memory remembers: what a test puts in. */
public final class FakeHistory implements DataHistory, DataHistory.UnmaskedMarks {
    public final Map<String, List<MakingJob>> making = new ConcurrentHashMap<>();
    final Map<String, List<String>> moving = new ConcurrentHashMap<>();
    public final Map<String, String> previous = new ConcurrentHashMap<>();
    public final Set<String> marked = ConcurrentHashMap.newKeySet();
    public volatile Instant oldest = Instant.EPOCH;
    public volatile Instant snapshotBegun;
    /** When something led the dataset back to older data. */
    public final Set<Instant> ledBack = ConcurrentHashMap.newKeySet();

    @Override
    public List<MakingJob> makingJobs(String dataset) {
        return making.getOrDefault(dataset, List.of());
    }

    @Override
    public boolean reachesBackTo(Instant time, String dataset) {
        return !oldest.isAfter(time);
    }

    @Override
    public Optional<Instant> snapshotBegun(MakingJob job) {
        return Optional.ofNullable(snapshotBegun);
    }

    @Override
    public boolean ledBack(String dataset, Instant from, Instant until) {
        return ledBack.stream().anyMatch(time -> !time.isBefore(from) && !time.isAfter(until));
    }

    @Override
    public List<String> movingJobs(String dataset) {
        return moving.getOrDefault(dataset, List.of());
    }

    @Override
    public Optional<String> previousTimeflow(String dataset) {
        return Optional.ofNullable(previous.get(dataset));
    }

    @Override
    public Set<String> markedUnmasked(String dataset) {
        return marked;
    }

    @Override
    public void markUnmasked(String dataset, String timeflow) {
        marked.add(timeflow);
    }
}
