package io.jenkins.plugins.delphixpipeline.dct.wire;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;

/** One run of a compliance job. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Execution(
        String id,
        String maskingJobId,
        String maskingJobName,
        String status,
        Long rowsMasked,
        Long rowsTotal,
        Instant submitTime,
        Instant startTime,
        Instant endTime) {}
