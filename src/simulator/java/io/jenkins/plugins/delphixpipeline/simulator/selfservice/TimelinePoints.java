package io.jenkins.plugins.delphixpipeline.simulator.selfservice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.api.Validation;
import io.jenkins.plugins.delphixpipeline.simulator.model.ApiError;
import io.jenkins.plugins.delphixpipeline.simulator.model.DataKind;
import io.jenkins.plugins.delphixpipeline.simulator.model.DataPoint;
import io.jenkins.plugins.delphixpipeline.simulator.model.EngineState;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import io.jenkins.plugins.delphixpipeline.simulator.model.Store;
import io.jenkins.plugins.delphixpipeline.simulator.operation.Snapshots;
import java.util.LinkedHashMap;
import java.util.Map;

/** Understands the points that Self-Service works with: latest, a time on a branch, a bookmark. */
final class TimelinePoints {

    private final EngineState state;

    TimelinePoints(EngineState state) {
        this.state = state;
    }

    /** The data that a point names, for each data source by name. */
    Map<String, DataPoint> resolve(JsonNode point) {
        Validation validation = new Validation(point);
        return switch (point.path("type").asText()) {
            case "JSTimelinePointLatestTimeInput" -> {
                validation.required("sourceDataLayout").check();
                new Layouts(state).find(Json.text(point, "sourceDataLayout"));
                yield new Layouts(state).present(Json.text(point, "sourceDataLayout"));
            }
            case "JSTimelinePointTimeInput" -> {
                validation.required("time").check();
                yield at(layoutOf(point), Json.text(point, "time"));
            }
            case "JSTimelinePointBookmarkInput" -> {
                validation.required("bookmark").check();
                yield ofBookmark(Json.text(point, "bookmark"));
            }
            default -> {
                validation
                        .problem("type", "exception.webservices.validation.type", "Not a timeline point.")
                        .check();
                yield Map.of();
            }
        };
    }

    /** The template or pod that a point belongs to. From API 1.8.0 on a time is given on a branch. */
    String layoutOf(JsonNode point) {
        if (Json.has(point, "bookmark")) {
            ObjectNode bookmark = find(Kind.BOOKMARK, Json.text(point, "bookmark"));
            return Json.has(bookmark, "container") ? Json.text(bookmark, "container") : Json.text(bookmark, "template");
        }
        if (Json.has(point, "branch")) {
            return Json.text(find(Kind.BRANCH, Json.text(point, "branch")), "dataLayout");
        }
        new Validation(point).required("sourceDataLayout").check();
        return Json.text(point, "sourceDataLayout");
    }

    DataPoint present(String database) {
        ObjectNode container = state.store().get(Kind.DATABASE, database);
        String timeflow = Json.text(container, "currentTimeflow");
        String snapshot = new Snapshots(state)
                .newest(database)
                .filter(newest -> timeflow.equals(Json.text(newest, "timeflow")))
                .map(Store::ref)
                .orElse(null);
        boolean masked = state.lineage().isMasked(timeflow);
        return new DataPoint(DataKind.of(container), timeflow, snapshot, state.timestamp(), null, masked);
    }

    private Map<String, DataPoint> at(String layout, String time) {
        if (time.compareTo(state.timestamp()) > 0) {
            throw ApiError.refused(
                    "exception.js.time.future", "The time " + time + " is in the future.", "Choose an earlier time.");
        }
        Map<String, DataPoint> points = new LinkedHashMap<>();
        snapshotsAt(layout, time)
                .forEach((name, best) -> points.put(
                        name, new DataPoint(best.kind(), best.timeflow(), best.snapshot(), time, null, best.masked())));
        return points;
    }

    /** For each data source by name, the newest snapshot that is not younger than a time. */
    private Map<String, DataPoint> snapshotsAt(String layout, String time) {
        Map<String, DataPoint> points = new LinkedHashMap<>();
        new Layouts(state).databases(layout).forEach((name, database) -> {
            DataPoint best = null;
            for (ObjectNode snapshot : state.store().of(Kind.SNAPSHOT, database)) {
                DataPoint candidate = new Snapshots(state).point(snapshot);
                best = candidate.timestamp().compareTo(time) <= 0 ? candidate : best;
            }
            if (best == null) {
                throw ApiError.refused(
                        "exception.js.time.no.data",
                        "\"" + name + "\" has no data of " + time + ".",
                        "Choose a later time.");
            }
            points.put(name, best);
        });
        return points;
    }

    /**
     * Which data of each data source a time stands for: with log sync that of the time itself, without it that of the
     * snapshot before.
     */
    ArrayNode timestamps(JsonNode parameters) {
        String time = Json.text(parameters, "time");
        String layout = layoutOf(parameters);
        Map<String, DataPoint> points = snapshotsAt(layout, time);
        ArrayNode all = Json.array();
        for (ObjectNode source : state.store().of(Kind.DATA_SOURCE, layout)) {
            ObjectNode database = state.store().get(Kind.DATABASE, Json.text(source, "container"));
            boolean logs = database.at("/sourcingPolicy/logsyncEnabled").asBoolean();
            String ofData = logs ? time : points.get(Json.text(source, "name")).timestamp();
            all.add(Json.object(
                    "type", "JSSourceDataTimestamp",
                    "branch", Json.text(parameters, "branch"),
                    "name", Json.text(source, "name"),
                    "priority", source.path("priority").asInt(),
                    "source", Store.ref(source),
                    "timestamp", ofData));
        }
        return all;
    }

    private Map<String, DataPoint> ofBookmark(String reference) {
        ObjectNode bookmark = find(Kind.BOOKMARK, reference);
        if (!bookmark.path("usable").asBoolean()) {
            throw ApiError.refused(
                    "exception.js.bookmark.unusable",
                    "The bookmark \"" + Json.text(bookmark, "name") + "\" is not usable.",
                    "Choose another bookmark.");
        }
        return state.dataPoints().bookmarks().get(reference);
    }

    private ObjectNode find(Kind kind, String reference) {
        return state.store().find(kind, reference).orElseThrow(() -> ApiError.missing(reference));
    }
}
