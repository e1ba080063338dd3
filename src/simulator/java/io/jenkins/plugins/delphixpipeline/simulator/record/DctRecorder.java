package io.jenkins.plugins.delphixpipeline.simulator.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.dct.inventory.DatasetView;
import io.jenkins.plugins.delphixpipeline.simulator.dct.state.Policies;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;

/**
 * Reads a DCT and describes its estate, as people do in a scenario of their own: DCT does not show what its engines keep, such as
 * references, and how a VDB was masked. Of each object only what is named here is taken, so that no secret can get in.
 */
final class DctRecorder {
    private static final Duration PAST = Duration.ofDays(30);
    private static final Map<String, String> POLICY_TYPES =
            Map.of("SNAPSHOT_POLICY", "snapshot", "RETENTION_POLICY", "retention");

    private static final String APP_DATA = "app-data";

    /** As the schema of a scenario has it. */
    private static final String TOOLKIT = "[A-Za-z0-9._-]+";

    private final DctReader dct;
    private final Instant now;
    private final Consumer<String> notes;
    private final BinaryOperator<String> names;
    private final ObjectNode scenario = Json.object("version", 1);
    /** The name of each dataset that is described, by its id. */
    private final Map<String, String> described = new LinkedHashMap<>();

    private final Map<String, List<Instant>> snapshots = new LinkedHashMap<>();
    private final Map<String, String> toolkits = new HashMap<>();

    /**
     * @param notes hears what was left out
     * @param names what a thing is to be called, of what it is and its name
     */
    DctRecorder(DctReader dct, Instant now, Consumer<String> notes, BinaryOperator<String> names) {
        this.dct = dct;
        this.now = now;
        this.notes = notes;
        this.names = names;
    }

    ObjectNode record() throws IOException, InterruptedException {
        for (ObjectNode snapshot : dct.list("/snapshots")) {
            time(snapshot, "timestamp")
                    .filter(taken -> taken.isAfter(now.minus(PAST)) && taken.isBefore(now))
                    .ifPresent(taken -> snapshots
                            .computeIfAbsent(Json.text(snapshot, "dataset_id"), any -> new ArrayList<>())
                            .add(taken));
        }
        for (ObjectNode toolkit : dct.list("/toolkits")) {
            // Newer releases tell the name that people see in its place.
            Optional.ofNullable(Json.text(toolkit, "name"))
                    .or(() -> Optional.ofNullable(Json.text(toolkit, "display_name")))
                    .filter(name -> name.matches(TOOLKIT))
                    .ifPresent(name -> toolkits.put(Json.text(toolkit, "id"), name));
        }
        dct.list("/dsources").forEach(this::dSource);
        vdbs(dct.list("/vdbs"));
        maskingJobs(dct.list("/compliance-jobs"));
        DctMarks marks = new DctMarks(scenario, described, notes, names);
        dct.list("/vdb-groups").forEach(marks::group);
        dct.list("/bookmarks").forEach(marks::bookmark);
        policies(dct.list("/virtualization-policies"));
        return scenario;
    }

    private void dSource(ObjectNode dSource) {
        if (replica(dSource)) {
            return;
        }
        describe(dSource, "dSources").ifPresent(item -> {
            String database = database(dSource);
            item.put("database", database);
            Optional.ofNullable(toolkits.get(Json.text(dSource, "toolkit_id")))
                    .filter(any -> database.equals(APP_DATA))
                    .ifPresent(toolkit -> item.put("toolkit", toolkit));
            // Something may have been made from one that is gone.
            item.set("snapshots", times(Json.text(dSource, "id")).orElse(Json.value(1)));
        });
    }

    /** In whatever order they come, each after what it was made from; what has no known parent is left out. */
    private void vdbs(List<ObjectNode> all) {
        List<ObjectNode> left = new ArrayList<>(all);
        left.removeIf(this::replica);
        while (left.removeIf(each -> described.containsKey(Json.text(each, "parent_id")) && vdb(each))) {
            // The next ones may have been made from these.
        }
        left.forEach(each -> leftOut(each, "DCT does not show what it was made from"));
    }

    private boolean vdb(ObjectNode vdb) {
        describe(vdb, "vdbs").ifPresent(item -> {
            item.put("parent", described.get(Json.text(vdb, "parent_id")));
            if (vdb.path("masked").asBoolean()) {
                item.put("masked", true);
            }
            if (!vdb.path("enabled").asBoolean(true)) {
                item.put("enabled", false);
            }
            int taken = snapshots.getOrDefault(Json.text(vdb, "id"), List.of()).size();
            if (taken > 1) {
                item.put("snapshots", taken);
            }
            ObjectNode hooks = hooks(vdb.path("hooks"));
            if (!hooks.isEmpty()) {
                item.set("hooks", hooks);
            }
        });
        return true;
    }

    private ObjectNode hooks(JsonNode lists) {
        ObjectNode hooks = Json.object();
        lists.properties().forEach(list -> {
            String kind = DatasetView.engineHooks(list.getKey());
            if (kind != null && !list.getValue().isEmpty()) {
                ArrayNode all = hooks.putArray(kind);
                list.getValue()
                        .forEach(hook -> all.add(
                                Json.text(hook, "name") == null
                                        ? "hook " + (all.size() + 1)
                                        : names.apply("hook", Json.text(hook, "name"))));
            }
        });
        return hooks;
    }

    private boolean replica(ObjectNode dataset) {
        if (!dataset.path("is_replica").asBoolean()) {
            return false;
        }
        String namespace =
                Optional.ofNullable(Json.text(dataset, "namespace_name")).orElse("replica");
        scenario.withArray("replicas")
                .add(Json.object(
                        "name", names.apply("dataset", Json.text(dataset, "name")),
                        "group", groupOf(dataset),
                        "namespace", names.apply("namespace", namespace),
                        "database", database(dataset),
                        "masked", dataset.path("masked").asBoolean()));
        return true;
    }

    /** Empty when another engine has one of the same name, since a scenario has one engine. */
    private Optional<ObjectNode> describe(ObjectNode dataset, String section) {
        String name = names.apply("dataset", Json.text(dataset, "name"));
        String path = groupOf(dataset) + "/" + name;
        if (described.containsValue(path)) {
            leftOut(dataset, "there is one of that name already, and a scenario has one engine");
            return Optional.empty();
        }
        described.put(Json.text(dataset, "id"), path);
        ObjectNode item = Json.object("name", name, "group", groupOf(dataset));
        scenario.withArray(section).add(item);
        return Optional.of(item);
    }

    private String groupOf(ObjectNode dataset) {
        return names.apply(
                "group", Optional.ofNullable(Json.text(dataset, "group_name")).orElse("Untitled"));
    }

    private void leftOut(ObjectNode object, String why) {
        notes.accept("Left out: \"" + Json.text(object, "name") + "\"; " + why);
    }

    private static String database(ObjectNode dataset) {
        String type = String.valueOf(Json.text(dataset, "database_type")).toLowerCase(Locale.ROOT);
        if (type.startsWith("oracle")) {
            return "PDB".equals(Json.text(dataset, "content_type")) ? "oracle-pdb" : "oracle";
        }
        return type.startsWith("mssql")
                ? "sql-server"
                : type.startsWith("ase") ? "ase" : type.startsWith("mysql") ? "mysql" : APP_DATA;
    }

    /** Oldest first, and no two of one moment. */
    private Optional<JsonNode> times(String dataset) {
        ArrayNode times = Json.array();
        new TreeSet<>(snapshots.getOrDefault(dataset, List.of())).forEach(taken -> times.add(taken.toString()));
        return times.isEmpty() ? Optional.empty() : Optional.of(times);
    }

    /** Each Masking Engine counts its own; a scenario has one. */
    private void maskingJobs(List<ObjectNode> jobs) {
        Set<String> numbers = new HashSet<>();
        Set<String> told = new HashSet<>();
        for (ObjectNode job : jobs) {
            if (!told.add(Json.text(job, "name"))) {
                leftOut(job, "there is a masking job of that name already");
                continue;
            }
            ObjectNode item = Json.object("name", names.apply("masking-job", Json.text(job, "name")));
            String number = String.valueOf(Json.text(job, "engine_job_id"));
            if (number.matches("[1-9]\\d{0,8}") && numbers.add(number)) {
                item.put("id", Integer.parseInt(number));
            }
            Optional.ofNullable(described.get(Json.text(job, "dataset_id")))
                    .ifPresent(dataset -> item.put("dataset", dataset));
            scenario.withArray("maskingJobs").add(item);
        }
    }

    /** Each engine has its own; a scenario has one engine. */
    private void policies(List<ObjectNode> all) {
        Set<String> told = new HashSet<>();
        all.forEach(policy -> {
            String wire = String.valueOf(Json.text(policy, "policy_type"));
            String type = POLICY_TYPES.get(wire);
            String name = Json.text(policy, "name");
            if (type != null && !Policies.isUsual(name, wire) && told.add(type + name)) {
                scenario.withArray("policies").add(Json.object("name", names.apply("policy", name), "type", type));
            }
        });
    }

    private static Optional<Instant> time(ObjectNode object, String member) {
        String text = Json.text(object, member);
        try {
            return text == null
                    ? Optional.empty()
                    : Optional.of(OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
