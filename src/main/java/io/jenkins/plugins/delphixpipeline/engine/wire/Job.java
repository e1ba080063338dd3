package io.jenkins.plugins.delphixpipeline.engine.wire;

import java.time.Instant;
import java.util.List;

/** Work that an engine does in the background. */
public record Job(
        String reference,
        String actionType,
        String title,
        String target,
        String targetName,
        String jobState,
        double percentComplete,
        Instant startTime,
        Instant updateTime,
        String user,
        String parentAction,
        List<JobEvent> events) {
    public Job {
        events = events == null ? List.of() : List.copyOf(events);
    }
}
