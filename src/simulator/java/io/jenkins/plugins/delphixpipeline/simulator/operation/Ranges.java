package io.jenkins.plugins.delphixpipeline.simulator.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.model.DataKind;
import io.jenkins.plugins.delphixpipeline.simulator.model.DataPoint;
import io.jenkins.plugins.delphixpipeline.simulator.model.EngineState;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import java.util.List;

/**
 * The times that a timeflow can be had at. With log sync that of one snapshot ends where that of the next begins, and the
 * last one reaches to now; without it each snapshot is an instant of its own.
 */
public final class Ranges {

    private final EngineState state;

    public Ranges(EngineState state) {
        this.state = state;
    }

    public ObjectNode of(ObjectNode snapshot) {
        return range(snapshot.get("firstChangePoint"), end(snapshot));
    }

    public ArrayNode of(String timeflow) {
        List<ObjectNode> snapshots = new Snapshots(state).on(timeflow);
        ArrayNode ranges = Json.array();
        if (!snapshots.isEmpty() && logSync(snapshots.get(0))) {
            JsonNode begin = snapshots.get(0).get("firstChangePoint");
            ranges.add(range(begin, end(snapshots.get(snapshots.size() - 1))));
        } else {
            snapshots.forEach(snapshot -> ranges.add(of(snapshot)));
        }
        return ranges;
    }

    private JsonNode end(ObjectNode snapshot) {
        if (!logSync(snapshot)) {
            return snapshot.get("latestChangePoint");
        }
        String timeflow = Json.text(snapshot, "timeflow");
        List<ObjectNode> all = new Snapshots(state).on(timeflow);
        int next = all.indexOf(snapshot) + 1;
        if (next < all.size()) {
            return all.get(next).get("firstChangePoint");
        }
        String current = Json.text(container(snapshot), "currentTimeflow");
        return timeflow.equals(current)
                ? new DataPoint(DataKind.of(snapshot), timeflow, null, state.timestamp(), null, false).toJson()
                : snapshot.get("latestChangePoint");
    }

    private boolean logSync(ObjectNode snapshot) {
        return Datasets.logSync(container(snapshot));
    }

    private ObjectNode container(ObjectNode snapshot) {
        return state.store().get(Kind.DATABASE, Json.text(snapshot, "container"));
    }

    private static ObjectNode range(JsonNode start, JsonNode end) {
        return Json.object("type", "TimeflowRange", "startPoint", start, "endPoint", end, "provisionable", true);
    }
}
