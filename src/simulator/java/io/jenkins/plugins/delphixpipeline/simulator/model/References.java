package io.jenkins.plugins.delphixpipeline.simulator.model;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Hands out references such as {@code ORACLE_DB_CONTAINER-12}; numbers grow within each prefix. */
public final class References {

    private static final Map<String, String> IRREGULAR = Map.ofEntries(
            Map.entry("OracleDatabaseContainer", "ORACLE_DB_CONTAINER"),
            Map.entry("MSSqlDatabaseContainer", "MSSQL_DB_CONTAINER"),
            Map.entry("AppDataLinkedDirectSource", "APPDATA_LINKED_SOURCE"),
            Map.entry("AppDataLinkedStagedSource", "APPDATA_LINKED_SOURCE"),
            Map.entry("AppDataDirectSourceConfig", "APPDATA_SOURCE_CONFIG"),
            Map.entry("AppDataStagedSourceConfig", "APPDATA_SOURCE_CONFIG"),
            Map.entry("OracleSIConfig", "ORACLE_SINGLE_CONFIG"),
            Map.entry("MSSqlSIConfig", "MSSQL_SINGLE_CONFIG"),
            Map.entry("ASEDBContainer", "ASE_DB_CONTAINER"),
            Map.entry("ASESIConfig", "ASE_SI_CONFIG"),
            Map.entry("MySQLDatabaseContainer", "MYSQL_DB_CONTAINER"),
            Map.entry("EnvironmentUser", "HOST_USER"),
            Map.entry("Toolkit", "APPDATA_TOOLKIT"));

    private final Map<String, String> prefixes = new HashMap<>(IRREGULAR);
    private final Map<String, Integer> last = new HashMap<>();

    /** The next reference for an object of this type. */
    public String next(String type) {
        String prefix = prefixes.computeIfAbsent(type, References::upperCaseWords);
        return prefix + "-" + last.merge(prefix, 1, Integer::sum);
    }

    /** Hands out greater numbers than that of this reference from now on. */
    void taken(String reference) {
        int dash = reference.lastIndexOf('-');
        last.merge(reference.substring(0, dash), Integer.valueOf(reference.substring(dash + 1)), Math::max);
    }

    /** {@code MSSqlTimeflow} becomes {@code MSSQL_TIMEFLOW}, {@code JSDataTemplate} becomes {@code JS_DATA_TEMPLATE}. */
    private static String upperCaseWords(String type) {
        return type.replace("AppData", "Appdata")
                .replace("MSSql", "Mssql")
                .replace("MySQL", "Mysql")
                .replaceAll("(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_")
                .toUpperCase(Locale.ROOT);
    }
}
