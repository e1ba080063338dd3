package io.jenkins.plugins.delphixpipeline.engine.submission.vdb;

import static io.jenkins.plugins.delphixpipeline.engine.submission.handler.Parameters.Form.FLAG;
import static io.jenkins.plugins.delphixpipeline.engine.submission.handler.Parameters.Form.NUMBERS;
import static io.jenkins.plugins.delphixpipeline.engine.submission.handler.Parameters.Form.TEXT;
import static io.jenkins.plugins.delphixpipeline.engine.submission.handler.Parameters.Form.TEXTS;

import io.jenkins.plugins.delphixpipeline.engine.session.Body;
import io.jenkins.plugins.delphixpipeline.engine.submission.handler.Parameters;
import io.jenkins.plugins.delphixpipeline.engine.submission.handler.Parameters.Form;
import io.jenkins.plugins.delphixpipeline.engine.wire.ApiVersion;
import io.jenkins.plugins.delphixpipeline.platform.NameResolver;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.secret.SecretReferences;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Syncs of dSources and snapshots of VDBs. Engine API: one call for both, whose body's type depends on the kind of database
 * and on the API version; where nothing is set the body may be missing, and then the engine decides.
 */
final class SyncRequests {
    static final String TYPE = "type";
    static final String PARAMETERS = "parameters";
    static final String APPDATA = "AppDataSyncParameters";
    private static final List<String> FAMILIES = List.of("Oracle", "MSSql", "ASE", "MySQL", "PgSQL", "AppData");
    private static final Pattern TYPES = Pattern.compile("[A-Za-z]+Sync[A-Za-z]*Parameters");

    /** A body and what it can hold. */
    private record Shape(String type, Map<String, Form> members) {}

    private static final Map<String, Form> ORACLE = Map.of(
            "forceFullBackup", FLAG,
            "doubleSync", FLAG,
            "doNotResume", FLAG,
            "skipSpaceCheck", FLAG,
            "filesForFullBackup", NUMBERS);

    private final ApiVersion version;

    SyncRequests(ApiVersion version) {
        this.version = version;
    }

    /**
     * @param container the dataset's type
     * @return null for an empty body
     */
    Map<String, Object> body(String container, Submission.Sync sync) {
        Map<String, Object> given = new HashMap<>(sync.parameters());
        Object wanted = given.remove(TYPE);
        SecretReferences.check(given);
        if (wanted instanceof String type && isOpen(container, type, given)) {
            Body body = Body.of(type);
            given.forEach(body::put);
            return body.map();
        }
        if (container.equals("AppDataContainer") && (wanted == null || wanted.equals(APPDATA))) {
            return appData(given);
        }
        if (container.equals("MySQLDatabaseContainer") && wanted == null && given.isEmpty()) {
            return null;
        }
        List<Shape> shapes = shapes(container);
        Shape shape = wanted == null ? byDefault(shapes, sync.vdb(), given) : chosen(shapes, wanted);
        if (shape == null) {
            return null;
        }
        Parameters.check(given, shape.members());
        Body body = Body.of(shape.type());
        given.forEach(body::put);
        return body.map();
    }

    /**
     * Whether the engine itself decides what a body of this type may hold: a type of the same kind of database that is in none
     * of the tables below. Engine API: the names of all types of a kind begin alike.
     */
    private boolean isOpen(String container, String type, Map<String, Object> given) {
        if (type.equals(APPDATA)) {
            return container.equals("AppDataContainer") && given.containsKey(PARAMETERS);
        }
        String family =
                FAMILIES.stream().filter(container::startsWith).findFirst().orElse("");
        return TYPES.matcher(type).matches()
                && type.startsWith(family)
                && shapes(container).stream().noneMatch(shape -> shape.type().equals(type));
    }

    /** What a plugin takes is its own affair, so any key is passed on; before 1.11.6 there was only one. */
    private Map<String, Object> appData(Map<String, Object> given) {
        Body body = Body.of(APPDATA);
        if (!version.atLeast(1, 11, 6)) {
            Parameters.check(given, Map.of("resync", FLAG));
            given.forEach(body::put);
            return body.map();
        }
        boolean wrapped = given.size() == 1 && given.get(PARAMETERS) instanceof Map<?, ?>;
        return body.put(PARAMETERS, wrapped ? given.get(PARAMETERS) : given).map();
    }

    private static Shape chosen(List<Shape> shapes, Object wanted) {
        return shapes.stream()
                .filter(shape -> shape.type().equals(wanted))
                .findFirst()
                .orElseThrow(() -> {
                    List<String> known = shapes.stream().map(Shape::type).toList();
                    return Parameters.refused(TYPE, NameResolver.unknown(wanted.toString(), known), known);
                });
    }

    /** The first that can hold what is given. A dSource without settings is left to the engine where it has a choice. */
    private static Shape byDefault(List<Shape> shapes, boolean vdb, Map<String, Object> given) {
        if (given.isEmpty() && (shapes.isEmpty() || shapes.size() > 1 && !vdb)) {
            return null;
        }
        return shapes.stream()
                .filter(shape -> shape.members().keySet().containsAll(given.keySet()))
                .findFirst()
                .orElseThrow(() -> Parameters.unknown(
                        given.keySet().iterator().next(),
                        shapes.stream()
                                .flatMap(shape -> shape.members().keySet().stream())
                                .distinct()
                                .toList()));
    }

    private List<Shape> shapes(String container) {
        return switch (container) {
            case "OracleDatabaseContainer" ->
                List.of(new Shape(
                        version.atLeast(1, 11, 0) ? "OracleSyncFromExternalParameters" : "OracleSyncParameters",
                        ORACLE));
            case "MSSqlDatabaseContainer" -> mssql();
            case "ASEDBContainer" ->
                List.of(
                        new Shape("ASELatestBackupSyncParameters", Map.of("dropAndRecreateDevices", FLAG)),
                        new Shape(
                                "ASESpecificBackupSyncParameters",
                                Map.of("backupFiles", TEXTS, "dropAndRecreateDevices", FLAG)),
                        new Shape("ASENewBackupSyncParameters", Map.of("dropAndRecreateDevices", FLAG)));
            // Native types of old engines: which one is a choice, but what they hold is in no public source.
            case "MySQLDatabaseContainer" ->
                List.of(
                        new Shape("MySQLNewMySQLDumpSyncParameters", Map.of()),
                        new Shape("MySQLExistingMySQLDumpSyncParameters", Map.of()),
                        new Shape("MySQLXtraBackupSyncParameters", Map.of()));
            case "PgSQLDatabaseContainer" -> List.of(new Shape("PgSQLSyncParameters", Map.of("redoBaseBackup", FLAG)));
            default -> List.of();
        };
    }

    private List<Shape> mssql() {
        if (!version.atLeast(1, 9, 0)) {
            return List.of(new Shape("MSSqlSyncParameters", Map.of("loadFromBackup", FLAG)));
        }
        return List.of(
                new Shape(
                        "MSSqlNewCopyOnlyFullBackupSyncParameters",
                        Map.of("compressionEnabled", FLAG, "backupPolicy", TEXT)),
                new Shape("MSSqlExistingMostRecentBackupSyncParameters", Map.of()),
                new Shape("MSSqlExistingSpecificBackupSyncParameters", Map.of("backupUUID", TEXT)),
                new Shape("MSSqlNoBackupSyncParameters", Map.of()));
    }
}
