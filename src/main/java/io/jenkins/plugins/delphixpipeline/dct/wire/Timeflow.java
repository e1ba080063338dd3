package io.jenkins.plugins.delphixpipeline.dct.wire;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;

/** A stretch of a dataset's history. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Timeflow(
        String id,
        String name,
        String datasetId,
        String creationType,
        String parentSnapshotId,
        String parentPointTimeflowId,
        Instant creationTimestamp,
        Instant activationTimestamp,
        Boolean isActive,
        List<Tag> tags) {
    public Timeflow {
        tags = tags == null ? List.of() : List.copyOf(tags);
    }
}
