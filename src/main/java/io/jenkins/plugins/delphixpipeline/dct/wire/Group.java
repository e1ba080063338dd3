package io.jenkins.plugins.delphixpipeline.dct.wire;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/** A dataset group of one engine, or one that was replicated to it. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Group(
        String id,
        String name,
        String engineId,
        String engineName,
        Boolean isReplica,
        String namespaceName,
        String namespaceId) {}
