package io.jenkins.plugins.delphixpipeline.simulator.scenario.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.jobs.Caller;
import io.jenkins.plugins.delphixpipeline.simulator.jobs.JobPlan;
import io.jenkins.plugins.delphixpipeline.simulator.jobs.JobState;
import io.jenkins.plugins.delphixpipeline.simulator.jobs.PastJob;
import io.jenkins.plugins.delphixpipeline.simulator.model.DataKind;
import io.jenkins.plugins.delphixpipeline.simulator.model.DataPoint;
import io.jenkins.plugins.delphixpipeline.simulator.model.EngineState;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import io.jenkins.plugins.delphixpipeline.simulator.model.Store;
import io.jenkins.plugins.delphixpipeline.simulator.operation.Snapshots;
import io.jenkins.plugins.delphixpipeline.simulator.selfservice.Layouts;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Puts back what {@code --record} took from an engine, with its references, and works out which rows are masked. */
final class Recording {

    private final EngineState state;
    private final String password;
    private final Complement complement;
    private final Map<String, Boolean> masked = new HashMap<>();
    private final Map<String, Item> datasets = new HashMap<>();

    /** @param password of all users, as no recording has any */
    Recording(EngineState state, String password) {
        this.state = state;
        this.password = password;
        this.complement = new Complement(state);
    }

    void load(Item recorded) {
        Map<String, Item> byPath = recorded.members().get("objects").members();
        for (Kind kind : Kind.values()) {
            Optional.ofNullable(byPath.get(kind.path()))
                    .ifPresent(objects -> objects.elements().forEach(object -> restore(kind, object)));
        }
        state.store().all(Kind.DATABASE).forEach(this::requireWhole);
        state.store().all(Kind.TIMEFLOW).forEach(timeflow -> isMasked(Store.ref(timeflow)));
        state.store().all(Kind.SNAPSHOT).forEach(snapshot -> state.lineage()
                .taken(Store.ref(snapshot), Json.text(snapshot, "timeflow")));
        state.store().all(Kind.BOOKMARK).forEach(this::bookmark);
        Layouts layouts = new Layouts(state);
        state.store().all(Kind.POD).stream()
                .filter(pod -> Json.has(pod, "lastOperation"))
                .forEach(pod -> state.dataPoints()
                        .after()
                        .put(Json.text(pod, "lastOperation"), layouts.present(Store.ref(pod))));
        recorded.list("jobs").stream()
                .map(Item::json)
                .sorted(Comparator.comparing(job -> job.get("startTime").asText()))
                .forEach(this::job);
    }

    private void restore(Kind kind, Item item) {
        ObjectNode object = (ObjectNode) item.json();
        if (state.store().find(kind, Store.ref(object)).isPresent()) {
            throw item.problem("there are two objects " + Store.ref(object));
        }
        if (kind == Kind.DATABASE && DataKind.ofType(Json.text(object, "type")).isEmpty()) {
            throw item.problem("the simulated engine has no datasets of type " + Json.text(object, "type"));
        }
        state.store().restore(kind, complement.of(kind, object));
        if (kind == Kind.DATABASE) {
            datasets.put(Store.ref(object), item);
        }
        if (kind == Kind.USER) {
            state.passwords().put(Store.ref(object), password);
        }
    }

    /** A dataset needs a group, a current timeflow and a source for anything to be done with it. */
    private void requireWhole(ObjectNode database) {
        String reference = Store.ref(database);
        requireFor(
                database,
                state.store().find(Kind.GROUP, Json.text(database, "group")).isPresent(),
                "group");
        requireFor(
                database,
                state.store()
                        .find(Kind.TIMEFLOW, Json.text(database, "currentTimeflow"))
                        .isPresent(),
                "current timeflow");
        requireFor(database, !state.store().of(Kind.SOURCE, reference).isEmpty(), "source");
    }

    private void requireFor(ObjectNode database, boolean there, String what) {
        if (!there) {
            String name = Store.ref(database) + " (" + Json.text(database, "name") + ")";
            throw datasets.get(Store.ref(database)).problem("the recorded dataset " + name + " has no " + what);
        }
    }

    /** A timeflow holds masked rows when its dataset masked them itself, or when it was made from such a timeflow. */
    private boolean isMasked(String timeflow) {
        Boolean known = masked.get(timeflow);
        if (known != null) {
            return known;
        }
        masked.put(timeflow, false);
        ObjectNode object = state.store().find(Kind.TIMEFLOW, timeflow).orElse(null);
        boolean found = object != null
                && ("TRANSFORMATION".equals(Json.text(object, "creationType")) || isMasked(origin(object)));
        masked.put(timeflow, found);
        if (found) {
            state.lineage().alwaysMasked(timeflow);
        }
        return found;
    }

    private String origin(ObjectNode timeflow) {
        return Optional.ofNullable(Json.text(timeflow.path("parentPoint"), "timeflow"))
                .or(() -> state.store()
                        .find(Kind.SNAPSHOT, Json.text(timeflow, "parentSnapshot"))
                        .map(snapshot -> Json.text(snapshot, "timeflow")))
                .orElse("");
    }

    /** The engine keeps to itself what a bookmark stands for: the newest snapshots that there were at its time. */
    private void bookmark(ObjectNode bookmark) {
        String layout = Optional.ofNullable(Json.text(bookmark, "container")).orElse(Json.text(bookmark, "template"));
        String time = Optional.ofNullable(Json.text(bookmark, "timestamp")).orElse(state.timestamp());
        Snapshots snapshots = new Snapshots(state);
        Map<String, DataPoint> points = new LinkedHashMap<>();
        new Layouts(state)
                .databases(layout)
                .forEach((name, database) -> state.store().of(Kind.SNAPSHOT, database).stream()
                        .map(snapshots::point)
                        .filter(point -> point.timestamp().compareTo(time) <= 0)
                        .reduce((older, newer) -> newer)
                        .ifPresent(point -> points.put(name, point)));
        state.dataPoints().bookmarks().put(Store.ref(bookmark), points);
    }

    private void job(JsonNode job) {
        ObjectNode target =
                Json.object("reference", Json.text(job, "target"), "type", Json.text(job, "targetObjectType"));
        String actionType = Json.text(job, "actionType");
        JobPlan plan = new JobPlan(actionType, target, Json.text(job, "targetName"), Json.text(job, "title"));
        Caller caller = new Caller(Json.text(job, "user"), null, null, "WEBSERVICE", null, null);
        state.jobs()
                .restore(new PastJob(
                        Json.text(job, "reference"),
                        plan,
                        caller,
                        JobState.valueOf(Json.text(job, "jobState")),
                        Instant.parse(Json.text(job, "startTime")),
                        Instant.parse(Json.text(job, "updateTime")),
                        Json.text(job, "parentAction")));
    }
}
