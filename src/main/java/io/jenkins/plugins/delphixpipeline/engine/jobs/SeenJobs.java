package io.jenkins.plugins.delphixpipeline.engine.jobs;

import io.jenkins.plugins.delphixpipeline.engine.catalog.EngineMapper;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What was last reported of each job that is waited for. Not thread-safe. */
final class SeenJobs {
    private record Seen(DelphixJob.State state, int percent, int events) {
        boolean isTerminal() {
            return state != null && state.isTerminal();
        }
    }

    private static final Seen GONE = new Seen(DelphixJob.State.GONE, 0, 0);
    private static final long SURE_AFTER = Duration.ofSeconds(3).toNanos();

    private final Map<String, Seen> seen = new HashMap<>();
    private final Map<String, Long> missed = new HashMap<>();

    /** Who asks again for a job that has ended is told again: it may be somebody else. */
    void keep(Set<String> watched) {
        seen.keySet().retainAll(watched);
        seen.values().removeIf(Seen::isTerminal);
        missed.keySet().retainAll(watched);
    }

    List<String> unseen(Set<String> watched) {
        return watched.stream().filter(job -> !seen.containsKey(job)).toList();
    }

    List<String> running() {
        return seen.keySet().stream().filter(this::isRunning).toList();
    }

    boolean isRunning(String reference) {
        Seen known = seen.get(reference);
        return known != null && !known.isTerminal();
    }

    /** Whatever is known of it may be out of date. */
    void doubt(String reference) {
        seen.remove(reference);
    }

    void doubtAll() {
        seen.clear();
    }

    boolean isAnyRunning() {
        return seen.values().stream().anyMatch(known -> !known.isTerminal());
    }

    boolean isMissed(String reference) {
        return missed.containsKey(reference);
    }

    /**
     * The back end says that there is no such job. Once may be a mistake of a back end that has just come up.
     *
     * @return the job as gone, when the back end has said so again after a while
     */
    Optional<DelphixJob> missed(String reference) {
        long now = System.nanoTime();
        Long first = missed.putIfAbsent(reference, now);
        if (first == null || now - first < SURE_AFTER) {
            return Optional.empty();
        }
        missed.remove(reference);
        seen.put(reference, GONE);
        return Optional.of(new DelphixJob(
                reference, null, null, null, null, DelphixJob.State.GONE, 0, null, null, null, null, List.of()));
    }

    boolean isOver(String reference) {
        Seen known = seen.get(reference);
        return known != null && known.isTerminal();
    }

    /** @return the job with all that is known of it, when any of it is new */
    Optional<DelphixJob> news(DelphixJob job) {
        Seen known = seen.get(job.reference());
        if (known == null) {
            known = new Seen(null, 0, 0);
        } else if (known.isTerminal()) {
            return Optional.empty();
        }
        // Lists bring neither progress nor events: what was known before still holds.
        Seen now = new Seen(
                job.state(),
                Math.max(known.percent, (int) job.percent()),
                Math.max(known.events, job.events().size()));
        seen.put(job.reference(), now);
        return now.equals(known)
                ? Optional.empty()
                : Optional.of(EngineMapper.with(job, Math.max(job.percent(), now.percent), job.events()));
    }
}
