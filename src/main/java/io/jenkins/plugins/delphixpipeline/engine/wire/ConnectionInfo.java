package io.jenkins.plugins.delphixpipeline.engine.wire;

import java.util.List;

/** How to connect to a database, in the engine's own words. */
public record ConnectionInfo(
        String host, Integer port, String databaseName, String instanceName, List<String> jdbcStrings) {
    public ConnectionInfo {
        jdbcStrings = jdbcStrings == null ? List.of() : List.copyOf(jdbcStrings);
    }
}
