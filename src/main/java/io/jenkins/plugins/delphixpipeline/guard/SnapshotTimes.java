package io.jenkins.plugins.delphixpipeline.guard;

import io.jenkins.plugins.delphixpipeline.platform.model.Snapshot;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** When the snapshots of a dataset were made, by the timeflow on which they lie. */
record SnapshotTimes(Map<String, NavigableSet<Instant>> byTimeflow) {
    static SnapshotTimes of(List<Snapshot> snapshots) {
        Map<String, NavigableSet<Instant>> times = new HashMap<>();
        snapshots.stream()
                .filter(snapshot -> snapshot.createdAt() != null && snapshot.timeflow() != null)
                .forEach(snapshot -> times.computeIfAbsent(snapshot.timeflow(), key -> new TreeSet<>())
                        .add(snapshot.createdAt()));
        return new SnapshotTimes(times);
    }

    Optional<Instant> first(String timeflow) {
        return Optional.ofNullable(byTimeflow.get(timeflow)).map(NavigableSet::first);
    }

    boolean isBetween(String timeflow, Instant from, Instant until) {
        Instant first = firstSince(timeflow, from);
        return first != null && !first.isAfter(until);
    }

    /** @return the first snapshot that was not made before that; null for none */
    private Instant firstSince(String timeflow, Instant time) {
        NavigableSet<Instant> times = byTimeflow.get(timeflow);
        return times == null ? null : times.ceiling(time);
    }

    /**
     * Timeflows without a snapshot from before a job began that had one sooner than this timeflow once the job had masked.
     *
     * @param masked when the snapshot was begun that belongs to the job
     */
    List<String> earlierThan(String timeflow, Instant began, Instant masked) {
        Instant own = firstSince(timeflow, masked);
        return byTimeflow.keySet().stream()
                .filter(other -> !other.equals(timeflow))
                .filter(other -> !byTimeflow.get(other).first().isBefore(began))
                .filter(other -> {
                    Instant others = firstSince(other, masked);
                    return others != null && (own == null || others.isBefore(own));
                })
                .toList();
    }
}
