package io.jenkins.plugins.delphixpipeline.simulator.selfservice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.api.Call;
import io.jenkins.plugins.delphixpipeline.simulator.api.Reply;
import io.jenkins.plugins.delphixpipeline.simulator.api.Router;
import io.jenkins.plugins.delphixpipeline.simulator.model.ApiError;
import io.jenkins.plugins.delphixpipeline.simulator.model.DataPoint;
import io.jenkins.plugins.delphixpipeline.simulator.model.EngineState;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import io.jenkins.plugins.delphixpipeline.simulator.model.Store;
import io.jenkins.plugins.delphixpipeline.simulator.operation.Points;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What gives a data pod other data. Refresh: the newest of the template. Restore: a point. Reset: what the last
 * operation left. Undo: what was there before an operation.
 */
final class PodData {

    private static final Set<String> UNDOABLE = Set.of("REFRESH", "RESTORE", "RESET", "UNDO");

    private final Call call;
    private final EngineState state;
    private final ObjectNode pod;
    private final String reference;

    private PodData(Call call) {
        this.call = call;
        this.state = call.state();
        this.pod = call.object(Kind.POD);
        this.reference = Store.ref(pod);
        requireOnline(pod);
    }

    static void addTo(Router router) {
        router.post("selfservice/container/{ref}/refresh", call -> new PodData(call).refresh());
        router.post("selfservice/container/{ref}/restore", call -> new PodData(call).restore());
        router.post("selfservice/container/{ref}/reset", call -> new PodData(call).reset());
        router.post("selfservice/container/{ref}/undo", call -> new PodData(call).undo());
    }

    private Reply refresh() {
        Map<String, DataPoint> points = new LinkedHashMap<>();
        new Layouts(state)
                .databases(Json.text(pod, "template"))
                .forEach((name, database) -> points.put(name, new Points(state).latest(database)));
        return replace("REFRESH", "Refresh", points);
    }

    private Reply restore() {
        JsonNode body = call.body();
        JsonNode point = body;
        if (!body.path("type").asText().startsWith("JSTimelinePoint")) {
            call.validate().required("timelinePointParameters").check();
            point = body.get("timelinePointParameters");
        }
        requireReachable(state, pod, new TimelinePoints(state).layoutOf(point), point);
        Map<String, DataPoint> points = new TimelinePoints(state).resolve(point);
        countCheckout(state, Json.text(point, "bookmark"));
        return replace("RESTORE", "Restore", points);
    }

    private Reply reset() {
        return replace("RESET", "Reset", leftByLastOperation());
    }

    /** Delphix user guide, "Data container activities": the last operation, be it the making of a bookmark. */
    private Map<String, DataPoint> leftByLastOperation() {
        return state.store().where(Kind.OPERATION, "branch", Json.text(pod, "activeBranch")).stream()
                .map(operation -> state.dataPoints().after().get(Store.ref(operation)))
                .filter(Objects::nonNull)
                .reduce((before, last) -> last)
                .orElseGet(() -> new Layouts(state).present(reference));
    }

    private Reply undo() {
        call.validate().required("operation").check();
        ObjectNode operation = call.object(Kind.OPERATION, call.text("operation"));
        Map<String, DataPoint> points = state.dataPoints().before().get(Store.ref(operation));
        boolean own = reference.equals(Json.text(operation, "dataLayout"));
        if (!own || points == null || !UNDOABLE.contains(Json.text(operation, "operation"))) {
            throw ApiError.refused(
                    "exception.js.operation.not.undoable",
                    "The operation " + Store.ref(operation) + " (" + Json.text(operation, "operation")
                            + ") cannot be undone.",
                    "Choose a refresh, restore, reset or undo of this data container.");
        }
        return replace("UNDO", "Undo the last operation of", points);
    }

    private Reply replace(String operation, String verb, Map<String, DataPoint> points) {
        return new LayoutJob(call, pod, "USER_CONTAINER_" + operation, operation, verb)
                .leavingInconsistent()
                .replacing(points)
                .start("");
    }

    static void requireOnline(ObjectNode pod) {
        if (!"ONLINE".equals(Json.text(pod, "state"))) {
            throw ApiError.refused(
                    "exception.js.container.not.online",
                    "The data container \"" + Json.text(pod, "name") + "\" is " + Json.text(pod, "state") + ".",
                    "Enable or recover the data container, then try again.");
        }
    }

    /** A point of the pod itself, of its template, or a bookmark that another pod of the template shares. */
    static void requireReachable(EngineState state, ObjectNode pod, String layout, JsonNode point) {
        String template = Json.text(pod, "template");
        boolean sharedNearby = state.store()
                .find(Kind.BOOKMARK, Json.text(point, "bookmark"))
                .filter(bookmark ->
                        bookmark.path("shared").asBoolean() && template.equals(Json.text(bookmark, "template")))
                .isPresent();
        if (!layout.equals(Store.ref(pod)) && !layout.equals(template) && !sharedNearby) {
            throw ApiError.refused(
                    "exception.js.point.foreign",
                    "The point does not belong to the data container \"" + Json.text(pod, "name")
                            + "\" or its template.",
                    "Choose a point of this data container or a shared bookmark.");
        }
    }

    static void countCheckout(EngineState state, String bookmark) {
        if (bookmark != null) {
            state.store()
                    .update(
                            Kind.BOOKMARK,
                            bookmark,
                            changed -> changed.put(
                                    "checkoutCount",
                                    changed.path("checkoutCount").asInt() + 1));
        }
    }
}
