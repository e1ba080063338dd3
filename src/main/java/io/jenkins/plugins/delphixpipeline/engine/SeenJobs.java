package io.jenkins.plugins.delphixpipeline.engine;

import io.jenkins.plugins.delphixpipeline.platform.DelphixJob;
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

    private static final Seen GONE = new Seen(null, 0, 0);

    private final Map<String, Seen> seen = new HashMap<>();

    /** Who asks again for a job that has ended is told again: it may be somebody else. */
    void keep(Set<String> watched) {
        seen.keySet().retainAll(watched);
        seen.values().removeIf(Seen::isTerminal);
    }

    List<String> unseen(Set<String> watched) {
        return watched.stream().filter(job -> !seen.containsKey(job)).toList();
    }

    List<String> running() {
        return seen.keySet().stream().filter(this::isRunning).toList();
    }

    boolean isRunning(String reference) {
        Seen known = seen.get(reference);
        return known != null && known != GONE && !known.isTerminal();
    }

    void gone(String reference) {
        seen.put(reference, GONE);
    }

    boolean isOver(String reference) {
        Seen known = seen.get(reference);
        return known != null && (known == GONE || known.isTerminal());
    }

    /** @return the job with all that is known of it, when any of it is new */
    Optional<DelphixJob> news(DelphixJob job) {
        Seen known = seen.get(job.reference());
        if (known == null) {
            known = new Seen(null, 0, 0);
        } else if (known == GONE || known.isTerminal()) {
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
                : Optional.of(Values.with(job, Math.max(job.percent(), now.percent), job.events()));
    }
}
