package io.jenkins.plugins.delphixpipeline.engine.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** How a database is set up. */
public record SourceConfig(
        String name,
        String repository,
        String databaseName,
        String uniqueName,
        OracleInstance instance,
        List<OracleService> services,
        String path,
        JsonNode parameters) {
    public SourceConfig {
        services = services == null ? List.of() : List.copyOf(services);
    }
}
