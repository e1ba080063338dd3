package io.jenkins.plugins.delphixpipeline.simulator.jobs;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How long jobs take. Changes concern jobs that start later. */
public final class JobDurations {

    private static final int CHILD_IS_QUICKER = 4;

    private final Map<String, Duration> byType = new ConcurrentHashMap<>();
    private volatile Duration usual = Duration.ofSeconds(2);

    public void set(Duration forAllOthers) {
        usual = forAllOthers;
    }

    public void set(String actionType, Duration duration) {
        byType.put(actionType, duration);
    }

    Duration of(String actionType, boolean child) {
        Duration full = byType.getOrDefault(actionType, usual);
        return child ? full.dividedBy(CHILD_IS_QUICKER) : full;
    }
}
