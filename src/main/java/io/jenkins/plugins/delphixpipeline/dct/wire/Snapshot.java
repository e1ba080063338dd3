package io.jenkins.plugins.delphixpipeline.dct.wire;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;

/** A point of a dataset that can be taken. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Snapshot(
        String id,
        String name,
        String datasetId,
        String timeflowId,
        Instant creationTime,
        Instant timestamp,
        String location,
        Boolean temporary) {}
