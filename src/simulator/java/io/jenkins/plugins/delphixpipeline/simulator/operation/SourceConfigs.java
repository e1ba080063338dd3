package io.jenkins.plugins.delphixpipeline.simulator.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.model.DataKind;
import io.jenkins.plugins.delphixpipeline.simulator.model.EngineState;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import io.jenkins.plugins.delphixpipeline.simulator.model.Store;

/** How the databases of sources are called and reached. */
final class SourceConfigs {

    private final EngineState state;

    SourceConfigs(EngineState state) {
        this.state = state;
    }

    /**
     * Adds one and returns its reference.
     *
     * @param requested as the caller described it, may be null: its members win
     */
    String add(DataKind kind, String name, String repository, JsonNode requested) {
        ObjectNode config = Json.object(
                "type",
                Requested.typeOf(requested, kind.sourceConfig()),
                "name",
                name,
                "repository",
                repository,
                "environmentUser",
                Store.ref(state.store().all(Kind.ENVIRONMENT_USER).iterator().next()),
                "linkingEnabled",
                true,
                "discovered",
                false);
        String plain = name.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]", "");
        switch (kind) {
            case ORACLE -> {
                config.put("databaseName", plain).put("uniqueName", plain).put("cdbType", "NON_CDB");
                config.put("user", "delphix").putNull("nonSysUser").putNull("nonSysCredentials");
                config.set("credentials", Json.object("type", "PasswordCredential", "password", "********"));
                config.set(
                        "instance", Json.object("type", "OracleInstance", "instanceName", plain, "instanceNumber", 1));
                config.set(
                        "services",
                        Json.array(Json.object(
                                "type",
                                "OracleService",
                                "jdbcConnectionString",
                                "jdbc:oracle:thin:@dbhost.example.com:1521:" + plain,
                                "discovered",
                                true)));
                switch (Json.text(config, "type")) {
                    case "OracleRACConfig" -> {
                        config.remove("instance");
                        config.put("crsDatabaseName", plain);
                        config.set("instances", Json.array());
                    }
                    case "OraclePDBConfig" -> {
                        config.remove("instance");
                        config.putNull("cdbConfig");
                    }
                    default -> {
                        // a single instance
                    }
                }
            }
            case APPDATA -> {
                config.put("path", "/mnt/provision/" + plain);
                config.set("parameters", Json.object());
                config.put(
                        "toolkit",
                        Store.ref(state.store().all(Kind.TOOLKIT).iterator().next()));
            }
            case MSSQL ->
                config.put("databaseName", name).put("recoveryModel", "FULL").putNull("mirroringState");
            default -> config.put("databaseName", name);
        }
        Requested.copyKnown(requested, config);
        return Store.ref(state.store().add(Kind.SOURCE_CONFIG, config));
    }
}
