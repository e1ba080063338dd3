package io.jenkins.plugins.delphixpipeline.engine.jobs;

import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Jobs whose last reading failed. Each rests for a while, so that it does not keep the others waiting. Not thread-safe. */
final class UnreadableJobs {
    private static final long REST = Duration.ofSeconds(3).toNanos();

    private record Trouble(Failure failure, long since) {
        long restsFor() {
            return REST - (System.nanoTime() - since);
        }
    }

    private final Map<String, Trouble> troubles = new HashMap<>();

    void note(String job, Failure failure) {
        troubles.put(job, new Trouble(failure, System.nanoTime()));
    }

    /** It was read after all, or a list showed it. */
    void clear(String job) {
        troubles.remove(job);
    }

    void keep(Set<String> watched) {
        troubles.keySet().retainAll(watched);
    }

    boolean isResting(String job) {
        Trouble trouble = troubles.get(job);
        return trouble != null && trouble.restsFor() > 0;
    }

    /** Nanoseconds until the first of them has rested; the longest time there is where none rests. */
    long untilRested() {
        return troubles.values().stream()
                .mapToLong(Trouble::restsFor)
                .filter(rest -> rest > 0)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    Map<String, Failure> failures() {
        Map<String, Failure> failures = new HashMap<>();
        troubles.forEach((job, trouble) -> failures.put(job, trouble.failure()));
        return failures;
    }
}
