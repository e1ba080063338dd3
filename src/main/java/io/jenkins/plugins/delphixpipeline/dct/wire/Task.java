package io.jenkins.plugins.delphixpipeline.dct.wire;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;

/** A part of a job, which runs on an engine. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Task(
        String id,
        String title,
        String status,
        Double percentComplete,
        Instant startTime,
        Instant endTime,
        List<TaskEvent> events) {
    public Task {
        events = events == null ? List.of() : List.copyOf(events);
    }
}
