package io.jenkins.plugins.delphixpipeline.simulator.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.model.DataKind;
import io.jenkins.plugins.delphixpipeline.simulator.model.DataPoint;
import io.jenkins.plugins.delphixpipeline.simulator.model.EngineState;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import io.jenkins.plugins.delphixpipeline.simulator.model.Store;
import java.util.UUID;

/** Puts datasets into the world: a container with its source, source config and first timeflow. */
public final class Datasets {

    private static final long USUAL_SIZE = 8L << 30;

    private final EngineState state;

    public Datasets(EngineState state) {
        this.state = state;
    }

    /** A dSource that is linked and enabled, without snapshots yet. Returns its reference. */
    public String addDsource(DataKind kind, String group, String name, String repository) {
        String database = addContainer(kind, group, name, null, false);
        new Timeflows(state).first(database);
        String config = new SourceConfigs(state).add(kind, name, repository, null);
        ObjectNode source = source(kind.linkedSource(), kind, database, config, true);
        if (kind == DataKind.ORACLE) {
            source.put("rmanChannels", 2).put("filesPerSet", 5).put("numberOfConnections", 1);
            source.put("bandwidthLimit", 0).putNull("externalFilePath").put("checkLogical", false);
            source.put("compressedLinkingEnabled", true).put("encryptedLinkingEnabled", false);
            source.put("backupLevelEnabled", false);
        }
        source.set(
                "operations",
                Json.object("type", "LinkedSourceOperations", "preSync", Json.array(), "postSync", Json.array()));
        state.store().add(Kind.SOURCE, source);
        new Runtime(state).status(database, "RUNNING");
        return database;
    }

    /**
     * A VDB to be made.
     *
     * @param masked the container's flag
     * @param requested source as the caller described it, may be empty: its members win
     * @param config source config as the caller described it, may be empty
     * @param status of the runtime: RUNNING, or PENDING while it is being provisioned
     */
    public record NewVdb(
            String group,
            String name,
            String parent,
            DataPoint from,
            boolean masked,
            JsonNode requested,
            JsonNode config,
            String repository,
            String status) {}

    /** A VDB with the data of a point of its parent. */
    public String addVdb(NewVdb wanted) {
        DataKind kind = wanted.from().kind();
        String name = wanted.name();
        String database = addContainer(kind, wanted.group(), name, wanted.parent(), wanted.masked());
        new Timeflows(state).begin(database, "DB_PROVISION", "INITIAL", wanted.from());
        String configReference = new SourceConfigs(state).add(kind, name, wanted.repository(), wanted.config());
        String type = Requested.typeOf(wanted.requested(), kind.virtualSource());
        ObjectNode source = source(type, kind, database, configReference, false);
        source.put("allowAutoVDBRestartOnHostReboot", false);
        source.set("operations", hooks());
        switch (kind) {
            case ORACLE -> {
                source.put("mountBase", "/mnt/provision").put("archivelogMode", true);
                source.put("redoLogGroups", 3).put("redoLogSizeInMB", 0).putNull("configTemplate");
                source.set("configParams", Json.object());
                source.set("customEnvVars", Json.array());
                source.set("nodeListeners", Json.array());
            }
            case APPDATA -> {
                source.set("parameters", Json.object("postgresPort", 5434, "mountLocation", "/mnt/provision/" + name));
                source.set("additionalMountPoints", Json.array());
                source.put("toolkit", Json.text(state.store().get(Kind.DATABASE, database), "toolkit"));
            }
            case MSSQL -> {
                source.putNull("preScript").putNull("postScript").putNull("mountBase");
                source.set("configParams", Json.object());
            }
            default -> {
                source.putNull("mountBase");
                source.set("configParams", Json.object());
            }
        }
        Requested.copyKnown(wanted.requested(), source);
        state.store().add(Kind.SOURCE, source);
        new Runtime(state).status(database, wanted.status());
        return database;
    }

    /**
     * A VDB that another engine has replicated to this one, where it looks like a dSource in a namespace: nothing runs, and
     * its timeflows tell nothing of a parent. Returns its reference.
     */
    public String addReplica(DataKind kind, String group, String name, String namespace, boolean masked) {
        String repository = Store.ref(
                state.store().where(Kind.REPOSITORY, "type", kind.repository()).get(0));
        String database = addContainer(kind, group, name, null, masked);
        state.store().update(Kind.DATABASE, database, container -> {
            container.put("namespace", namespace);
            logSync(container, false);
        });
        new Timeflows(state).replicated(database, namespace, masked);
        String config = new SourceConfigs(state).add(kind, name, repository, null);
        ObjectNode source = source(kind.virtualSource(), kind, database, config, false);
        source.put("namespace", namespace).putNull("runtime").put("allowAutoVDBRestartOnHostReboot", false);
        source.set("operations", hooks());
        state.store().add(Kind.SOURCE, source);
        return database;
    }

    /** The hook lists of a VDB, all empty. */
    public static ObjectNode hooks() {
        ObjectNode operations = Json.object("type", "VirtualSourceOperations");
        for (String list : new String[] {
            "configureClone",
            "preRefresh",
            "postRefresh",
            "preRollback",
            "postRollback",
            "preSnapshot",
            "postSnapshot",
            "preStart",
            "postStart",
            "preStop",
            "postStop"
        }) {
            operations.set(list, Json.array());
        }
        return operations;
    }

    /** Whether every moment between snapshots can be had, or the snapshots alone. */
    public static boolean logSync(ObjectNode container) {
        return container.at("/runtime/logSyncActive").asBoolean();
    }

    /** Turns log sync on or off; nothing that another engine owns is kept up with. */
    public static void logSync(ObjectNode container, boolean on) {
        ((ObjectNode) container.get("sourcingPolicy")).put("logsyncEnabled", on);
        ((ObjectNode) container.get("runtime")).put("logSyncActive", on && !Json.has(container, "namespace"));
    }

    /** Everything that belongs to a dataset goes with it. */
    public void remove(String database) {
        for (ObjectNode timeflow : state.store().of(Kind.TIMEFLOW, database)) {
            state.store()
                    .where(Kind.TIMEFLOW_BOOKMARK, "timeflow", Store.ref(timeflow))
                    .forEach(bookmark -> state.store().remove(Kind.TIMEFLOW_BOOKMARK, Store.ref(bookmark)));
        }
        for (Kind kind : new Kind[] {Kind.SNAPSHOT, Kind.TIMEFLOW, Kind.SOURCE}) {
            for (ObjectNode part : state.store().of(kind, database)) {
                if (kind == Kind.SOURCE) {
                    state.store().remove(Kind.SOURCE_CONFIG, Json.text(part, "config"));
                }
                state.store().remove(kind, Store.ref(part));
            }
        }
        state.store().remove(Kind.DATABASE, database);
    }

    private String addContainer(DataKind kind, String group, String name, String parent, boolean masked) {
        boolean oracle = kind == DataKind.ORACLE;
        ObjectNode policy = Json.object(
                "type", oracle ? "OracleSourcingPolicy" : "SourcingPolicy", "logsyncEnabled", oracle && parent == null);
        ObjectNode container = Json.object(
                "type",
                kind.container(),
                "name",
                name,
                "group",
                group,
                "description",
                null,
                "provisionContainer",
                parent,
                "currentTimeflow",
                null,
                "previousTimeflow",
                null,
                "creationTime",
                state.timestamp(),
                "os",
                kind == DataKind.MSSQL ? "Windows" : "Linux",
                "processor",
                "x86",
                "masked",
                masked,
                "transformation",
                false,
                "performanceMode",
                "DISABLED",
                "sourcingPolicy",
                policy,
                "runtime",
                Json.object(
                        "type",
                        kind.runtimeOf("DBContainer").replace("AppDataDB", "AppData"),
                        "logSyncActive",
                        oracle && parent == null,
                        "preProvisioningStatus",
                        null));
        switch (kind) {
            case ORACLE -> {
                policy.put("logsyncInterval", 5)
                        .put("logsyncMode", oracle && parent == null ? "ARCHIVE_REDO_MODE" : "UNDEFINED");
                container
                        .put("contentType", contentType(parent))
                        .put("physicalStandby", false)
                        .put("liveSource", false);
                container.put("diagnoseNoLoggingFaults", true).put("preProvisioningEnabled", false);
                container.put("racMaxInstanceLag", 600);
            }
            case APPDATA -> {
                container.put(
                        "guid",
                        UUID.nameUUIDFromBytes((group + name).getBytes()).toString());
                container.put("toolkit", toolkit(parent));
            }
            case MSSQL -> ((ObjectNode) container.get("runtime")).putNull("lastRestoredBackupSetUUID");
            default -> {
                // has nothing of its own
            }
        }
        return Store.ref(state.store().add(Kind.DATABASE, container));
    }

    /** A copy is connected as its original is. */
    private String toolkit(String parent) {
        return parent == null
                ? Store.ref(state.store().all(Kind.TOOLKIT).iterator().next())
                : Json.text(state.store().get(Kind.DATABASE, parent), "toolkit");
    }

    /** A copy of a pluggable database is one, too. */
    private String contentType(String parent) {
        return parent == null ? "NON_CDB" : Json.text(state.store().get(Kind.DATABASE, parent), "contentType");
    }

    /** It bears the name of its dataset. */
    private ObjectNode source(String type, DataKind kind, String database, String config, boolean linked) {
        ObjectNode runtime = Json.object(
                "type",
                kind.runtimeOf("Source"),
                "status",
                "RUNNING",
                "enabled",
                "ENABLED",
                "accessible",
                true,
                "accessibleTimestamp",
                state.timestamp(),
                "notAccessibleReason",
                null,
                "databaseSize",
                USUAL_SIZE);
        if (kind == DataKind.ORACLE) {
            runtime.put("databaseMode", "READ_WRITE")
                    .put("databaseRole", "PRIMARY")
                    .put("archivelogEnabled", true);
            runtime.put("bctEnabled", true).put("racEnabled", false).put("dnfsEnabled", false);
            runtime.set("activeInstances", Json.array());
            runtime.set("databaseStats", Json.array());
        }
        return Json.object(
                "type",
                type,
                "name",
                Json.text(state.store().get(Kind.DATABASE, database), "name"),
                "description",
                null,
                "container",
                database,
                "config",
                config,
                "linked",
                linked,
                "virtual",
                !linked,
                "staging",
                false,
                "status",
                "DEFAULT",
                "hosts",
                null,
                "logCollectionEnabled",
                false,
                "runtime",
                runtime);
    }
}
