package io.jenkins.plugins.delphixpipeline.simulator.selfservice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.api.Validation;
import io.jenkins.plugins.delphixpipeline.simulator.model.ApiError;
import io.jenkins.plugins.delphixpipeline.simulator.model.DataPoint;
import io.jenkins.plugins.delphixpipeline.simulator.model.EngineState;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import io.jenkins.plugins.delphixpipeline.simulator.operation.Datasets;
import io.jenkins.plugins.delphixpipeline.simulator.operation.Snapshots;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

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
                yield allAt(layoutOf(point), Json.text(point, "time"));
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

    private Map<String, DataPoint> allAt(String layout, String time) {
        if (time.compareTo(state.timestamp()) > 0) {
            throw ApiError.refused(
                    "exception.js.time.future", "The time " + time + " is in the future.", "Choose an earlier time.");
        }
        Map<String, DataPoint> points = new LinkedHashMap<>();
        new Layouts(state)
                .databases(layout)
                .forEach((name, database) -> points.put(
                        name,
                        at(database, time)
                                .orElseThrow(() -> ApiError.refused(
                                        "exception.js.time.no.data",
                                        "\"" + name + "\" has no data of " + time + ".",
                                        "Choose a later time."))));
        return points;
    }

    /** The newest data that a dataset had at a time: with log sync that of the time itself, else of the snapshot before. */
    Optional<DataPoint> at(String database, String time) {
        Snapshots snapshots = new Snapshots(state);
        Optional<DataPoint> before = state.store().of(Kind.SNAPSHOT, database).stream()
                .map(snapshots::point)
                .filter(point -> point.timestamp().compareTo(time) <= 0)
                .reduce((older, newer) -> newer);
        boolean logs = Datasets.logSync(state.store().get(Kind.DATABASE, database));
        return before.map(point ->
                logs ? point.movedTo(time, state.lineage().wasMasked(point.timeflow(), Instant.parse(time))) : point);
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
