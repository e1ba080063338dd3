package io.jenkins.plugins.delphixpipeline.simulator.record;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.model.DataKind;
import io.jenkins.plugins.delphixpipeline.simulator.model.EngineClock;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import io.jenkins.plugins.delphixpipeline.simulator.model.Store;
import io.jenkins.plugins.delphixpipeline.simulator.scenario.file.Schema;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Reads an engine and makes a scenario of it. What is taken of an object is what the schema of recordings has a member
 * for, so that a secret in a member which nobody thought of cannot get in.
 */
final class Recorder {

    /** How far back snapshots and jobs are taken. */
    private static final Duration PAST = Duration.ofDays(30);

    private static final Pattern MAIL_ADDRESS = Pattern.compile("([\\w.+-]+)@[\\w-]+(\\.[\\w-]+)*\\.[A-Za-z]{2,}");
    /** The list of policies does not tell what they are applied to, and templates of hooks are nothing but scripts. */
    private static final Set<Kind> NOT_RECORDED =
            Set.of(Kind.MASKING_SERVICE, Kind.SNAPSHOT, Kind.CLUSTER_NODE, Kind.POLICY, Kind.HOOK_TEMPLATE);

    private static final Set<String> ENDED = Set.of("COMPLETED", "FAILED", "CANCELED");

    private final EngineReader engine;
    private final Clock clock;
    private final Consumer<String> notes;
    private final Schema schema = Schema.ofScenario();
    private boolean newestFirst = true;
    private final Map<Kind, List<ObjectNode>> objects = new EnumMap<>(Kind.class);

    /** @param notes hears what was left out */
    Recorder(EngineReader engine, Clock clock, Consumer<String> notes) {
        this.engine = engine;
        this.clock = clock;
        this.notes = notes;
    }

    ObjectNode record() throws IOException, InterruptedException {
        Instant now = clock.instant();
        String since = EngineClock.wire(now.minus(PAST));
        for (Kind kind : Kind.values()) {
            if (!NOT_RECORDED.contains(kind)) {
                objects.put(kind, oldestFirst(engine.list(kind.path())));
            }
        }
        clusterNodes();
        snapshots(since);
        leaveOutStrangers();
        ObjectNode recorded = Json.object("at", EngineClock.wire(now));
        ObjectNode byPath = recorded.putObject("objects");
        objects.forEach((kind, list) -> {
            if (!list.isEmpty()) {
                byPath.set(kind.path(), kept(list, "object"));
            }
        });
        List<ObjectNode> jobs = engine.pages("job", "fromDate=" + since).stream()
                .filter(job -> ENDED.contains(Json.text(job, "jobState")))
                .toList();
        recorded.set("jobs", kept(oldestFirst(jobs), "job"));
        ObjectNode scenario = Json.object("version", 1);
        scenario.set("recorded", recorded);
        return scenario;
    }

    /** Engines answer this list for one cluster at a time. */
    private void clusterNodes() throws IOException, InterruptedException {
        List<ObjectNode> nodes = new ArrayList<>();
        for (ObjectNode environment : objects.get(Kind.ENVIRONMENT)) {
            if ("OracleCluster".equals(Json.text(environment, "type"))) {
                nodes.addAll(oldestFirst(engine.list(Kind.CLUSTER_NODE.path() + "?cluster=" + Store.ref(environment))));
            }
        }
        objects.put(Kind.CLUSTER_NODE, nodes);
    }

    /** Those of the last days, and older ones that something was made from. */
    private void snapshots(String since) throws IOException, InterruptedException {
        List<ObjectNode> snapshots = new ArrayList<>(engine.pages(Kind.SNAPSHOT.path(), "fromDate=" + since));
        Set<String> known = new HashSet<>(snapshots.stream().map(Store::ref).toList());
        for (ObjectNode timeflow : objects.get(Kind.TIMEFLOW)) {
            String parent = Json.text(timeflow, "parentSnapshot");
            if (parent != null && known.add(parent)) {
                snapshots.addAll(engine.one(Kind.SNAPSHOT.path() + "/" + parent));
            }
        }
        objects.put(Kind.SNAPSHOT, oldestFirst(snapshots));
    }

    /** Datasets of kinds that the simulated engine lacks, or that are not whole yet, with all that belongs to them. */
    private void leaveOutStrangers() {
        Set<String> groups = references(Kind.GROUP, "reference");
        Set<String> timeflows = references(Kind.TIMEFLOW, "reference");
        Set<String> sources = references(Kind.SOURCE, "container");
        Set<String> left = new HashSet<>();
        for (ObjectNode database : objects.get(Kind.DATABASE)) {
            boolean whole = groups.contains(Json.text(database, "group"))
                    && timeflows.contains(Json.text(database, "currentTimeflow"))
                    && sources.contains(Store.ref(database));
            if (!whole || DataKind.ofType(Json.text(database, "type")).isEmpty()) {
                left.add(Store.ref(database));
                notes.accept("Left out: dataset \"" + Json.text(database, "name") + "\", "
                        + (whole ? "of type " + Json.text(database, "type") : "which is not whole"));
            }
        }
        objects.get(Kind.DATABASE).removeIf(each -> left.contains(Store.ref(each)));
        for (Kind kind : Set.of(Kind.SOURCE, Kind.TIMEFLOW, Kind.SNAPSHOT, Kind.DATA_SOURCE)) {
            objects.get(kind).removeIf(each -> left.contains(Json.text(each, "container")));
        }
    }

    private Set<String> references(Kind kind, String member) {
        Set<String> references = new HashSet<>();
        objects.get(kind).forEach(each -> references.add(Json.text(each, member)));
        return references;
    }

    private ArrayNode kept(List<ObjectNode> list, String definition) {
        Schema allowed = schema.definition(definition);
        ArrayNode kept = Json.array();
        for (ObjectNode object : list) {
            allowed.keep(object).ifPresent(each -> kept.add(Strings.changed(each, Recorder::withoutAddresses)));
        }
        return kept;
    }

    private static String withoutAddresses(String text) {
        return MAIL_ADDRESS.matcher(text).replaceAll("$1");
    }

    /**
     * Some engines list the newest first and some the oldest. Numbers grow within each family of references, so that any
     * list with two of one family tells which.
     */
    private List<ObjectNode> oldestFirst(List<ObjectNode> list) {
        for (int i = 1; i < list.size(); i++) {
            String before = Store.ref(list.get(i - 1));
            String after = Store.ref(list.get(i));
            if (family(before).equals(family(after))) {
                newestFirst = number(before) > number(after);
                break;
            }
        }
        List<ObjectNode> sorted = new ArrayList<>(list);
        if (newestFirst) {
            Collections.reverse(sorted);
        }
        return sorted;
    }

    private static String family(String reference) {
        return reference.substring(0, reference.lastIndexOf('-'));
    }

    private static long number(String reference) {
        return Long.parseLong(reference.substring(reference.lastIndexOf('-') + 1));
    }
}
