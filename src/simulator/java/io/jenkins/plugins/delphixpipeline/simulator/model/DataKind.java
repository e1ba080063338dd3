package io.jenkins.plugins.delphixpipeline.simulator.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Optional;

/** The families of datasets and the type names that their parts bear. */
public enum DataKind {
    ORACLE("Oracle", "OracleDatabaseContainer", "OracleLinkedSource", "OracleSIConfig", "OracleInstall"),
    APPDATA(
            "AppData",
            "AppDataContainer",
            "AppDataLinkedStagedSource",
            "AppDataDirectSourceConfig",
            "AppDataRepository"),
    MSSQL("MSSql", "MSSqlDatabaseContainer", "MSSqlLinkedSource", "MSSqlSIConfig", "MSSqlInstance"),
    ASE("ASE", "ASEDBContainer", "ASELinkedSource", "ASESIConfig", "ASEInstance"),
    MYSQL("MySQL", "MySQLDatabaseContainer", "MySQLLinkedSource", "MySQLServerConfig", "MySQLInstall");

    private final String prefix;
    private final String container;
    private final String linkedSource;
    private final String sourceConfig;
    private final String repository;

    DataKind(String prefix, String container, String linkedSource, String sourceConfig, String repository) {
        this.prefix = prefix;
        this.container = container;
        this.linkedSource = linkedSource;
        this.sourceConfig = sourceConfig;
        this.repository = repository;
    }

    /** The kind of a container, source, timeflow or parameters object, told from its type's beginning. */
    public static DataKind of(JsonNode typed) {
        return ofType(typed.path("type").asText())
                .orElseThrow(() -> new IllegalArgumentException("no dataset kind: " + typed.path("type")));
    }

    public static Optional<DataKind> ofType(String type) {
        return Arrays.stream(values())
                .filter(kind -> type.startsWith(kind.prefix))
                .findFirst();
    }

    public String container() {
        return container;
    }

    public String linkedSource() {
        return linkedSource;
    }

    public String virtualSource() {
        return prefix + "VirtualSource";
    }

    public String sourceConfig() {
        return sourceConfig;
    }

    public String repository() {
        return repository;
    }

    public String timeflow() {
        return prefix + "Timeflow";
    }

    public String point() {
        return prefix + "TimeflowPoint";
    }

    public String snapshot() {
        return prefix + "Snapshot";
    }

    /** {@code OracleSnapshotRuntime}, {@code AppDataSourceRuntime} and so on. */
    public String runtimeOf(String what) {
        return prefix + what + "Runtime";
    }

    /** {@code OracleProvisionParameters} and so on; also for Refresh and Rollback where the family has its own. */
    public String parameters(String operation) {
        return prefix + operation + "Parameters";
    }
}
