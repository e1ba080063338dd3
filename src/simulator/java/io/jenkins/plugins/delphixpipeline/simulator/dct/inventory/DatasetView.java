package io.jenkins.plugins.delphixpipeline.simulator.dct.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.DctSwitch;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.DctSwitches;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.Notes;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.Times;
import io.jenkins.plugins.delphixpipeline.simulator.model.DataKind;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** VDBs and dSources as DCT shows them. */
public final class DatasetView {

    /** DCT's names of hook lists, each with the engine's. Masking jobs among an engine's hooks do not show. */
    private static final Map<String, String> HOOKS = new LinkedHashMap<>();

    static {
        HOOKS.put("pre_refresh", "preRefresh");
        HOOKS.put("post_refresh", "postRefresh");
        HOOKS.put("pre_self_refresh", "preRollback");
        HOOKS.put("post_self_refresh", "postRollback");
        HOOKS.put("configure_clone", "configureClone");
        HOOKS.put("pre_snapshot", "preSnapshot");
        HOOKS.put("post_snapshot", "postSnapshot");
        HOOKS.put("pre_start", "preStart");
        HOOKS.put("post_start", "postStart");
        HOOKS.put("pre_stop", "preStop");
        HOOKS.put("post_stop", "postStop");
    }

    private final Notes notes;
    private final Times times;
    private final DctSwitches switches;

    public DatasetView(Notes notes, Times times, DctSwitches switches) {
        this.notes = notes;
        this.times = times;
        this.switches = switches;
    }

    /** The engine's name of a list of hooks that DCT has under this name; null for none. */
    public static String engineHooks(String list) {
        return HOOKS.get(list.replace("_rollback", "_self_refresh"));
    }

    public static Iterable<String> hookLists() {
        return HOOKS.keySet();
    }

    public ObjectNode vdb(Located vdb) {
        ObjectNode json = common(vdb);
        Mirror mirror = vdb.mirror();
        Optional<ObjectNode> source = vdb.source();
        Optional<ObjectNode> config = mirror.follow(source, "config", Kind.SOURCE_CONFIG);
        Optional<ObjectNode> repository = mirror.follow(config, "repository", Kind.REPOSITORY);
        Optional<ObjectNode> environment = mirror.follow(repository, "environment", Kind.ENVIRONMENT);
        Optional<ObjectNode> host = mirror.follow(environment, "host", Kind.HOST);
        notes.showLock(vdb.id(), json);
        json.put("masked", vdb.object().path("masked").asBoolean())
                .put("status", status(source))
                .put("enabled", isEnabled(source))
                .put(
                        "vdb_restart",
                        source.map(s -> s.path("allowAutoVDBRestartOnHostReboot")
                                        .asBoolean())
                                .orElse(false))
                .put(
                        "size",
                        source.map(s -> s.at("/runtime/databaseSize").asLong()).orElse(0L))
                .put("parent_id", vdb.engine().id(vdb.text("provisionContainer")))
                .put("parent_dsource_id", vdb.engine().id(root(vdb)))
                .put("root_parent_id", vdb.engine().id(root(vdb)))
                .put("environment_id", id(vdb, environment))
                .put("repository_id", id(vdb, repository))
                .put(
                        "environment_user_ref",
                        config.map(c -> Json.text(c, "environmentUser")).orElse(null))
                .put("fqdn", host.map(h -> Json.text(h, "address")).orElse(null))
                .put("ip_address", host.map(h -> Json.text(h, "address")).orElse(null))
                .put(
                        "database_version",
                        repository.map(r -> Json.text(r, "version")).orElse(null))
                .put(
                        "database_name",
                        config.map(c -> Json.text(c, "databaseName")).orElse(vdb.name()))
                .put("recycle_bin", false);
        DataKind kind = DataKind.of(vdb.object());
        if (kind == DataKind.ORACLE) {
            config.ifPresent(c -> json.put(
                            "jdbc_connection_string",
                            c.at("/services/0/jdbcConnectionString").asText())
                    .put("db_username", Json.text(c, "user")));
        } else if (kind == DataKind.APPDATA) {
            source.map(s -> s.get("parameters")).ifPresent(parameters -> json.set("appdata_source_params", parameters));
            json.put(
                    "mount_point",
                    source.map(s -> s.at("/parameters/mountLocation").asText()).orElse(null));
        }
        refreshed(vdb, json);
        source.ifPresent(s -> json.set("hooks", hooks(s)));
        return json;
    }

    public ObjectNode dSource(Located dSource) {
        ObjectNode json = common(dSource);
        Optional<ObjectNode> source = dSource.source();
        long dependants = dSource.mirror()
                .where(Kind.DATABASE, "provisionContainer", dSource.reference())
                .size();
        json.put("enabled", isEnabled(source))
                .put("status", status(source))
                .put(
                        "source_id",
                        source.map(s -> dSource.engine().id(Json.text(s, "config")))
                                .orElse(null))
                .put("dependant_vdbs", (int) dependants)
                .put("data_uuid", dSource.text("guid"));
        source.ifPresent(s -> json.set(
                "hooks",
                Json.object(
                        "ops_pre_sync", hooks(s.at("/operations/preSync")),
                        "ops_post_sync", hooks(s.at("/operations/postSync")))));
        return json;
    }

    /** The lists of hooks, as {@code PATCH /vdbs/{id}} takes them. */
    public ObjectNode hooks(ObjectNode source) {
        ObjectNode hooks = Json.object();
        HOOKS.forEach((dct, engine) -> hooks.set(dct, hooks(source.at("/operations/" + engine))));
        return hooks;
    }

    static String shell(String type) {
        return switch (type) {
            case "RunBashOnSourceOperation" -> "bash";
            case "RunExpectOnSourceOperation" -> "expect";
            case "RunPowerShellOnSourceOperation" -> "ps";
            case "RunDefaultPowerShellOnSourceOperation" -> "psd";
            default -> "shell";
        };
    }

    private static ArrayNode hooks(JsonNode list) {
        ArrayNode shown = Json.array();
        int number = 0;
        for (JsonNode hook : list) {
            number++;
            if (Json.has(hook, "command")) {
                String type = Json.text(hook, "type");
                shown.add(Json.object(
                        "name",
                        Json.text(hook, "name") == null ? "hook " + number : Json.text(hook, "name"),
                        "command",
                        Json.text(hook, "command"),
                        "shell",
                        shell(type),
                        "element_id",
                        "HOOK-" + number,
                        "has_credentials",
                        false));
            }
        }
        return shown;
    }

    private ObjectNode common(Located dataset) {
        DataKind kind = DataKind.of(dataset.object());
        ObjectNode json = Json.object(
                "id", dataset.id(),
                "name", dataset.name(),
                "database_type", kind.parameters("").replace("Parameters", ""),
                "engine_id", dataset.engine().id(),
                "engine_name", dataset.engine().name(),
                "group_name",
                        dataset.linked(Kind.GROUP, "group").map(Located::name).orElse(null),
                "creation_date", times.ofEngine(dataset.text("creationTime")),
                "content_type", dataset.text("contentType"),
                "storage_size", 1L << 30,
                "current_timeflow_id", dataset.engine().id(dataset.text("currentTimeflow")),
                "previous_timeflow_id", dataset.engine().id(dataset.text("previousTimeflow")),
                "is_appdata", kind == DataKind.APPDATA,
                "toolkit_id", dataset.engine().id(dataset.text("toolkit")),
                "description", dataset.text("description"),
                "logsync_enabled",
                        dataset.object().at("/sourcingPolicy/logsyncEnabled").asBoolean(),
                "tags", notes.tags().of(dataset.id()));
        Replication.show(dataset, json);
        return json;
    }

    private void refreshed(Located vdb, ObjectNode json) {
        vdb.linked(Kind.TIMEFLOW, "currentTimeflow").ifPresent(timeflow -> {
            json.put("last_refreshed_date", times.write(HistoryView.created(timeflow)));
            json.put(
                    "parent_timeflow_timestamp",
                    times.ofEngine(
                            timeflow.object().at("/parentPoint/timestamp").asText(null)));
        });
    }

    private static String root(Located vdb) {
        String root = vdb.text("provisionContainer");
        for (Optional<Located> parent = vdb.linked(Kind.DATABASE, "provisionContainer");
                parent.isPresent();
                parent = parent.get().linked(Kind.DATABASE, "provisionContainer")) {
            root = parent.get().reference();
        }
        return root;
    }

    private static String id(Located near, Optional<ObjectNode> object) {
        return object.map(found -> near.engine().id(Json.text(found, "reference")))
                .orElse(null);
    }

    private static boolean isEnabled(Optional<ObjectNode> source) {
        return !"DISABLED"
                .equals(source.map(s -> s.at("/runtime/enabled").asText()).orElse(""));
    }

    /** Free text: that of the engine. */
    private String status(Optional<ObjectNode> source) {
        String status = source.map(s -> s.at("/runtime/status").asText(null)).orElse("UNKNOWN");
        return switches.isOn(DctSwitch.VDB_STATUS_IN_WORDS)
                ? status.charAt(0) + status.substring(1).toLowerCase(java.util.Locale.ROOT)
                : status;
    }
}
