package io.jenkins.plugins.delphixpipeline.simulator.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.api.Validation;
import io.jenkins.plugins.delphixpipeline.simulator.model.ApiError;
import io.jenkins.plugins.delphixpipeline.simulator.model.DataKind;
import io.jenkins.plugins.delphixpipeline.simulator.model.DataPoint;
import io.jenkins.plugins.delphixpipeline.simulator.model.EngineState;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import io.jenkins.plugins.delphixpipeline.simulator.model.Store;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** Understands the six ways to name a point of a dataset's history. */
public final class Points {

    private static final Map<String, String[]> REQUIRED = Map.of(
            "TimeflowPointSemantic",
            new String[] {},
            "TimeflowPointSnapshot",
            new String[] {"snapshot"},
            "TimeflowPointTimestamp",
            new String[] {"timeflow", "timestamp"},
            "TimeflowPointLocation",
            new String[] {"timeflow", "location"},
            "TimeflowPointBookmark",
            new String[] {"bookmark"},
            "TimeflowPointBookmarkTag",
            new String[] {"container", "tag"});

    private final EngineState state;
    private final Snapshots snapshots;

    public Points(EngineState state) {
        this.state = state;
        this.snapshots = new Snapshots(state);
    }

    /** Refuses a body whose point is missing or incomplete. */
    public static void validate(JsonNode body) {
        String point = "timeflowPointParameters";
        Validation validation = new Validation(body).required(point);
        validation.check();
        String[] members = REQUIRED.get(body.path(point).path("type").asText());
        if (members == null) {
            validation.problem(
                    point + ".type",
                    "exception.webservices.validation.type",
                    "Expected one of " + Set.copyOf(REQUIRED.keySet()) + ".");
        } else {
            for (String member : members) {
                validation.required(point + "." + member);
            }
        }
        validation.check();
    }

    /** The dataset that a point belongs to; a semantic point without container belongs to the usual one. */
    public String datasetOf(JsonNode point, String usual) {
        return switch (point.path("type").asText()) {
            case "TimeflowPointSnapshot" -> owner(Kind.SNAPSHOT, point, "snapshot");
            case "TimeflowPointTimestamp", "TimeflowPointLocation" -> owner(Kind.TIMEFLOW, point, "timeflow");
            case "TimeflowPointBookmark" -> {
                ObjectNode bookmark = find(Kind.TIMEFLOW_BOOKMARK, Json.text(point, "bookmark"));
                yield Json.text(find(Kind.TIMEFLOW, Json.text(bookmark, "timeflow")), "container");
            }
            default ->
                Json.has(point, "container") ? Store.ref(find(Kind.DATABASE, Json.text(point, "container"))) : usual;
        };
    }

    /** The data that a point names; the point must belong to this dataset. */
    public DataPoint resolve(JsonNode point, String dataset) {
        String owner = datasetOf(point, dataset);
        if (owner == null || !owner.equals(dataset)) {
            throw ApiError.refused(
                    "exception.timeflow.point.foreign",
                    "The timeflow point does not belong to \"" + name(dataset) + "\".",
                    "Choose a point of that dataset.");
        }
        return switch (point.path("type").asText()) {
            case "TimeflowPointSnapshot" -> ofSnapshot(Json.text(point, "snapshot"));
            case "TimeflowPointTimestamp" ->
                ofTimestamp(dataset, Json.text(point, "timeflow"), Json.text(point, "timestamp"), null);
            case "TimeflowPointLocation" ->
                ofTimestamp(dataset, Json.text(point, "timeflow"), null, Json.text(point, "location"));
            case "TimeflowPointBookmark" ->
                ofBookmark(dataset, find(Kind.TIMEFLOW_BOOKMARK, Json.text(point, "bookmark")));
            case "TimeflowPointBookmarkTag" -> ofTag(dataset, Json.text(point, "tag"));
            default ->
                "LATEST_SNAPSHOT".equals(Json.text(point, "location"))
                        ? snapshots.point(snapshots.newestOrRefuse(dataset))
                        : latest(dataset);
        };
    }

    /**
     * The newest data there is, which is always on the current timeflow: with log sync that of this moment, without it
     * that of the newest snapshot, and right after a refresh, when there is no snapshot yet, what the refresh brought.
     */
    public DataPoint latest(String dataset) {
        ObjectNode container = state.store().get(Kind.DATABASE, dataset);
        DataPoint newest = snapshots.point(snapshots.newestOrRefuse(dataset));
        String current = Json.text(container, "currentTimeflow");
        if (!newest.timeflow().equals(current)) {
            return now(newest.kind(), current, null);
        }
        boolean logs = Datasets.logSync(container);
        return logs ? now(newest.kind(), current, newest.snapshot()) : newest;
    }

    private DataPoint now(DataKind kind, String timeflow, String snapshot) {
        boolean masked = state.lineage().isMasked(timeflow);
        return new DataPoint(kind, timeflow, snapshot, state.timestamp(), null, masked);
    }

    private DataPoint ofSnapshot(String reference) {
        ObjectNode snapshot = find(Kind.SNAPSHOT, reference);
        if (!snapshot.at("/runtime/provisionable").asBoolean()) {
            throw ApiError.refused(
                    "exception.snapshot.not.provisionable",
                    "The snapshot \"" + Json.text(snapshot, "name") + "\" is not provisionable.",
                    "Choose another snapshot.");
        }
        return snapshots.point(snapshot);
    }

    /** The last snapshot of the timeflow that is not younger than the wanted time (wire dates compare as texts). */
    private DataPoint ofTimestamp(String dataset, String timeflow, String timestamp, String location) {
        ObjectNode before = null;
        for (ObjectNode snapshot : state.store().of(Kind.SNAPSHOT, dataset)) {
            boolean onFlow = Json.text(snapshot, "timeflow").equals(timeflow);
            if (onFlow
                    && (timestamp == null
                            || snapshots.point(snapshot).timestamp().compareTo(timestamp) <= 0)) {
                before = snapshot;
            }
        }
        boolean beyond = before != null && timestamp != null && !canBeHad(dataset, before, timestamp);
        if (before == null || beyond) {
            throw ApiError.refused(
                    "exception.timeflow.point.not.provisionable",
                    "The requested point of \"" + name(dataset) + "\" cannot be provisioned.",
                    "Choose a point within the timeflow's ranges.");
        }
        DataPoint atSnapshot = snapshots.point(before);
        String when = timestamp == null ? atSnapshot.timestamp() : timestamp;
        boolean masked = when.equals(atSnapshot.timestamp())
                ? atSnapshot.masked()
                : state.lineage().wasMasked(timeflow, Instant.parse(when));
        return new DataPoint(DataKind.of(before), timeflow, Store.ref(before), when, location, masked);
    }

    /** With log sync every moment until now, or until the last snapshot of an old timeflow; without it the snapshots alone. */
    private boolean canBeHad(String dataset, ObjectNode snapshotBefore, String timestamp) {
        ObjectNode container = state.store().get(Kind.DATABASE, dataset);
        String taken = snapshots.point(snapshotBefore).timestamp();
        if (!Datasets.logSync(container)) {
            return timestamp.equals(taken);
        }
        String timeflow = Json.text(snapshotBefore, "timeflow");
        boolean current = timeflow.equals(Json.text(container, "currentTimeflow"));
        boolean last = snapshots.on(timeflow).stream()
                .noneMatch(other -> snapshots.point(other).timestamp().compareTo(timestamp) > 0);
        return !last || timestamp.equals(taken) || current && timestamp.compareTo(state.timestamp()) <= 0;
    }

    private DataPoint ofBookmark(String dataset, ObjectNode bookmark) {
        return ofTimestamp(dataset, Json.text(bookmark, "timeflow"), Json.text(bookmark, "timestamp"), null);
    }

    private DataPoint ofTag(String dataset, String tag) {
        return state.store().where(Kind.TIMEFLOW_BOOKMARK, "tag", tag).stream()
                .filter(bookmark ->
                        dataset.equals(Json.text(find(Kind.TIMEFLOW, Json.text(bookmark, "timeflow")), "container")))
                .reduce((older, newer) -> newer)
                .map(bookmark -> ofBookmark(dataset, bookmark))
                .orElseThrow(() -> ApiError.missing(tag));
    }

    private String owner(Kind kind, JsonNode point, String member) {
        return Json.text(find(kind, Json.text(point, member)), "container");
    }

    private ObjectNode find(Kind kind, String reference) {
        return state.store().find(kind, reference).orElseThrow(() -> ApiError.missing(reference));
    }

    private String name(String dataset) {
        return dataset == null ? "(none)" : state.displayName(state.store().get(Kind.DATABASE, dataset));
    }
}
