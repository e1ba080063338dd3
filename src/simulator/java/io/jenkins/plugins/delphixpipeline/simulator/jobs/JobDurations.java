package io.jenkins.plugins.delphixpipeline.simulator.jobs;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How long jobs take that do not run inside another. Changes concern jobs that start later. */
public final class JobDurations {

    private static final int FOLLOWER_IS_QUICKER = 4;

    private final Map<String, Duration> byType = new ConcurrentHashMap<>();
    private volatile Duration usual = Duration.ofSeconds(2);

    public void set(Duration forAllOthers) {
        usual = forAllOthers;
    }

    public void set(String actionType, Duration duration) {
        byType.put(actionType, duration);
    }

    Duration of(String actionType) {
        return byType.getOrDefault(actionType, usual);
    }

    /** Of a job that begins when the one which caused it has ended. */
    Duration ofFollower(String actionType) {
        return of(actionType).dividedBy(FOLLOWER_IS_QUICKER);
    }
}
