package io.jenkins.plugins.delphixpipeline.dct.wire;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;

/** The work of an engine itself, as DCT has heard of it. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record VirtualizationJob(
        String engineJobId,
        String engineId,
        String legacyJobType,
        String jobType,
        String targetObjectId,
        String jobState,
        Instant startTime,
        Instant updateTime) {}
