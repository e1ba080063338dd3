package io.jenkins.plugins.delphixpipeline.dct.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;

/** A virtual database. Only newer releases tell whether it is enabled. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Vdb(
        String id,
        String name,
        String databaseType,
        String engineId,
        String engineName,
        String status,
        Boolean enabled,
        boolean masked,
        String parentId,
        String parentDsourceId,
        String groupName,
        String namespaceName,
        String namespaceId,
        Boolean isReplica,
        Boolean isLocked,
        String lockedBy,
        String lockedByName,
        String currentTimeflowId,
        String previousTimeflowId,
        Instant creationDate,
        Instant lastRefreshedDate,
        Instant parentTimeflowTimestamp,
        String fqdn,
        String ipAddress,
        String jdbcConnectionString,
        String databaseName,
        String environmentId,
        JsonNode appdataSourceParams,
        Hooks hooks,
        List<Tag> tags) {
    public Vdb {
        tags = tags == null ? List.of() : List.copyOf(tags);
    }

    public Lock lock() {
        return new Lock(isLocked, lockedBy, lockedByName);
    }
}
