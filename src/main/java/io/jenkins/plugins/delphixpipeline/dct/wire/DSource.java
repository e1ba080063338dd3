package io.jenkins.plugins.delphixpipeline.dct.wire;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/** A copy of a production database. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record DSource(
        String id,
        String name,
        String databaseType,
        String engineId,
        String engineName,
        String status,
        Boolean enabled,
        String groupName,
        String namespaceName,
        String namespaceId,
        String currentTimeflowId,
        Boolean isReplica,
        Boolean masked) {}
