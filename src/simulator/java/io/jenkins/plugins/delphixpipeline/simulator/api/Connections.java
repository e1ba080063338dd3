package io.jenkins.plugins.delphixpipeline.simulator.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.model.DataKind;
import io.jenkins.plugins.delphixpipeline.simulator.model.EngineState;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;

/** How to reach the database of a dataset. */
public final class Connections {

    private Connections() {}

    public static ObjectNode of(EngineState state, String database) {
        ObjectNode source = state.sourceOf(database);
        ObjectNode config = state.store().get(Kind.SOURCE_CONFIG, Json.text(source, "config"));
        ObjectNode repository = state.store().get(Kind.REPOSITORY, Json.text(config, "repository"));
        ObjectNode environment = state.store().get(Kind.ENVIRONMENT, Json.text(repository, "environment"));
        String address = state.store()
                .find(Kind.HOST, Json.text(environment, "host"))
                .map(host -> Json.text(host, "address"))
                .orElse(Json.text(environment, "name"));
        String version = Json.text(repository, "version");
        if (DataKind.of(source) == DataKind.ORACLE) {
            return Json.object(
                    "type",
                    "OracleSISourceConnectionInfo",
                    "databaseName",
                    Json.text(config, "databaseName"),
                    "host",
                    address,
                    "oracleHome",
                    Json.text(repository, "installationHome"),
                    "jdbcStrings",
                    Json.array(config.at("/services/0/jdbcConnectionString")),
                    "version",
                    version);
        }
        if (DataKind.of(source) != DataKind.APPDATA) {
            return Json.object(
                    "type",
                    DataKind.of(source) == DataKind.MSSQL
                            ? "MSSqlSourceConnectionInfo"
                            : Json.text(source, "type").replace("VirtualSource", "SourceConnectionInfo"),
                    "host",
                    address,
                    "port",
                    repository.path("port").isNumber() ? repository.get("port").asInt() : null,
                    "databaseName",
                    Json.text(config, "databaseName"),
                    "instanceName",
                    Json.text(repository, "instanceName"),
                    "version",
                    version);
        }
        return Json.object(
                "type",
                "AppDataSourceConnectionInfo",
                "host",
                address,
                "path",
                Json.text(config, "path"),
                "version",
                version);
    }
}
