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
        Instant updateTime) {
    /** By the engines' names; DCT has two members for it, of which the older one may be absent. */
    public String type() {
        return legacyJobType == null ? String.valueOf(jobType) : legacyJobType;
    }
}
