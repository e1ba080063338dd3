package io.jenkins.plugins.delphixpipeline.engine.submission.vdb;

import static io.jenkins.plugins.delphixpipeline.engine.submission.handler.Parameters.Form.FLAG;
import static io.jenkins.plugins.delphixpipeline.engine.submission.handler.Parameters.Form.NUMBER;
import static io.jenkins.plugins.delphixpipeline.engine.submission.handler.Parameters.Form.OBJECT;
import static io.jenkins.plugins.delphixpipeline.engine.submission.handler.Parameters.Form.TEXT;
import static io.jenkins.plugins.delphixpipeline.engine.submission.handler.Parameters.Form.TEXTS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.engine.submission.handler.Parameters;
import io.jenkins.plugins.delphixpipeline.engine.submission.handler.Parameters.Form;
import io.jenkins.plugins.delphixpipeline.http.Json;
import io.jenkins.plugins.delphixpipeline.platform.secret.SecretReferences;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What can be set for a new VDB of each kind of database, where in the body it goes, and what must be there in the end.
 * Engine API: the bodies of all kinds have the same parts, but not the same members.
 */
enum ProvisionDefaults {
    ORACLE(
            List.of("OracleDatabaseContainer"),
            oracleSource(),
            Map.of("databaseName", TEXT, "uniqueName", TEXT, "crsDatabaseName", TEXT),
            Map.of("openResetlogs", FLAG, "newDBID", FLAG, ProvisionDefaults.CDB, TEXT, "virtualCdb", OBJECT),
            List.of("/source/mountBase", "/sourceConfig/databaseName")),
    MSSQL(
            List.of("MSSqlDatabaseContainer"),
            Map.of(
                    "mountBase",
                    TEXT,
                    "preScript",
                    TEXT,
                    "postScript",
                    TEXT,
                    "configParams",
                    OBJECT,
                    "fileMappingRules",
                    TEXT,
                    "enableCdcOnProvision",
                    FLAG,
                    ProvisionDefaults.RESTART,
                    FLAG),
            Map.of("databaseName", TEXT, "recoveryModel", TEXT),
            Map.of(),
            List.of("/sourceConfig/databaseName")),
    ASE(
            List.of("ASEDBContainer"),
            Map.of("mountBase", TEXT, "configParams", OBJECT, ProvisionDefaults.RESTART, FLAG),
            Map.of("databaseName", TEXT),
            Map.of(ProvisionDefaults.TRUNCATE, FLAG),
            List.of("/sourceConfig/databaseName", "/truncateLogOnCheckpoint")),
    MYSQL(
            List.of("MySQLDatabaseContainer", "PgSQLDatabaseContainer"),
            Map.of("mountBase", TEXT, "configParams", OBJECT, "configTemplate", TEXT, ProvisionDefaults.RESTART, FLAG),
            Map.of("databaseName", TEXT, "port", NUMBER),
            Map.of(),
            List.of("/source/mountBase")),
    /** What a plugin takes is its own affair, so any key is passed on. */
    APPDATA(List.of("AppDataContainer"), Map.of(), Map.of(), Map.of(), List.of("/source/parameters"));

    /** The name of the container database that a pluggable one goes into. */
    static final String CDB = "cdb";

    static final String TRUNCATE = "truncateLogOnCheckpoint";
    private static final String RESTART = "allowAutoVDBRestartOnHostReboot";
    private static final Map<String, Form> INSTANCE = Map.of("instanceName", TEXT, "instanceNumber", NUMBER);

    private final List<String> containers;
    private final Map<String, Form> source;
    private final Map<String, Form> config;
    private final Map<String, Form> top;
    private final List<String> needed;

    ProvisionDefaults(
            List<String> containers,
            Map<String, Form> source,
            Map<String, Form> config,
            Map<String, Form> top,
            List<String> needed) {
        this.containers = containers;
        this.source = source;
        this.config = config;
        this.top = top;
        this.needed = needed;
    }

    private static Map<String, Form> oracleSource() {
        return Map.of(
                "mountBase",
                TEXT,
                RESTART,
                FLAG,
                "archivelogMode",
                FLAG,
                "redoLogGroups",
                NUMBER,
                "redoLogSizeInMB",
                NUMBER,
                "configParams",
                OBJECT,
                "configTemplate",
                TEXT,
                "nodeListeners",
                TEXTS,
                "fileMappingRules",
                TEXT,
                "invokeDatapatch",
                FLAG);
    }

    /** Null when the kind is not known. */
    static ProvisionDefaults of(String container) {
        return Arrays.stream(values())
                .filter(kind -> kind.containers.contains(container))
                .findFirst()
                .orElse(null);
    }

    void check(Map<String, Object> given) {
        if (this == APPDATA) {
            SecretReferences.check(given);
            return;
        }
        Map<String, Form> all = new HashMap<>(this == ORACLE ? INSTANCE : Map.of());
        all.putAll(source);
        all.putAll(config);
        all.putAll(top);
        Parameters.check(given, all);
    }

    void merge(Map<String, Object> given, ObjectNode body) {
        given.forEach((key, value) -> {
            if (!CDB.equals(key)) {
                String at = placeOf(key);
                (at.isEmpty() ? body : body.withObject(at)).set(key, Json.convert(value, JsonNode.class));
            }
        });
    }

    private String placeOf(String key) {
        if (this == APPDATA) {
            return "/source/parameters";
        }
        if (source.containsKey(key)) {
            return "/source";
        }
        String ofInstance = INSTANCE.containsKey(key) ? "/sourceConfig/instance" : "";
        return config.containsKey(key) ? "/sourceConfig" : ofInstance;
    }

    /** Names what nobody has said: neither the engine's defaults nor the pipeline. */
    void requireComplete(JsonNode body) {
        for (String path : needed) {
            JsonNode value = body.at(path);
            if (value.isMissingNode()
                    || value.isNull()
                    || value.isTextual() && value.asText().isBlank()) {
                throw Parameters.refused(
                        path.substring(path.lastIndexOf('/') + 1),
                        "is needed in parameters, since the engine has no default for it",
                        List.of());
            }
        }
    }
}
