package io.jenkins.plugins.delphixpipeline.dct.wire;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;

/** Work that DCT has an engine do, or does itself; no field is certain to be there. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Job(
        String id,
        String status,
        Boolean isWaitingForTelemetry,
        String type,
        String localizedType,
        String errorDetails,
        String warningMessage,
        String targetId,
        String targetName,
        Instant startTime,
        Instant updateTime,
        Long accountId,
        Double percentComplete,
        List<Task> tasks,
        List<Task> virtualizationTasks,
        String executionId,
        List<JobEngine> engines) {
    /** Where they are listed. */
    public static final String LIST = "/jobs";

    public Job {
        engines = engines == null ? List.of() : List.copyOf(engines);
        tasks = tasks == null ? List.of() : List.copyOf(tasks);
        virtualizationTasks = virtualizationTasks == null ? List.of() : List.copyOf(virtualizationTasks);
    }
}
