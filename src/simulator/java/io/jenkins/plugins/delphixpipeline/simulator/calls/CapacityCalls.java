package io.jenkins.plugins.delphixpipeline.simulator.calls;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.api.Call;
import io.jenkins.plugins.delphixpipeline.simulator.api.Reply;
import io.jenkins.plugins.delphixpipeline.simulator.api.Router;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import io.jenkins.plugins.delphixpipeline.simulator.model.Store;
import java.util.Collection;

/** {@code /capacity}: how much storage each dataset takes. */
final class CapacityCalls {

    private static final long PER_SNAPSHOT = 64L << 20;

    private CapacityCalls() {}

    static void addTo(Router router) {
        router.get("capacity/consumer", CapacityCalls::consumers);
        router.get("capacity/snapshot", CapacityCalls::snapshots);
    }

    private static Reply snapshots(Call call) {
        ObjectNode dataset = call.object(Kind.DATABASE, call.query("container"));
        ArrayNode snapshots = Json.array();
        call.store()
                .of(Kind.SNAPSHOT, Store.ref(dataset))
                .forEach(snapshot -> snapshots.add(Json.object(
                        "type", "SnapshotCapacityData",
                        "snapshot", Store.ref(snapshot),
                        "container", Store.ref(dataset),
                        "snapshotTimestamp", Json.text(snapshot, "creationTime"),
                        "space", PER_SNAPSHOT,
                        "descendantVDBs", Json.array(),
                        "policyRetention", Json.array(),
                        "manualRetention", null)));
        return Reply.list(snapshots, snapshots.size());
    }

    private static Reply consumers(Call call) {
        Collection<ObjectNode> datasets =
                call.visible(Kind.DATABASE, call.store().all(Kind.DATABASE));
        ArrayNode consumers = Json.array();
        datasets.forEach(dataset -> consumers.add(consumer(call, dataset)));
        return Reply.list(consumers, consumers.size());
    }

    private static ObjectNode consumer(Call call, ObjectNode dataset) {
        String reference = Store.ref(dataset);
        String group = Json.text(dataset, "group");
        long active =
                call.state().sourceOf(reference).at("/runtime/databaseSize").asLong();
        long snapshots =
                PER_SNAPSHOT * call.store().of(Kind.SNAPSHOT, reference).size();
        ObjectNode breakdown = Json.object(
                "type",
                "CapacityBreakdown",
                "actualSpace",
                active + snapshots,
                "activeSpace",
                active,
                "syncSpace",
                snapshots,
                "policySpace",
                snapshots,
                "manualSpace",
                0,
                "logSpace",
                0,
                "descendantSpace",
                0,
                "unvirtualizedSpace",
                active,
                "timeflowUnvirtualizedSpace",
                active,
                "unownedSnapshotSpace",
                0);
        return Json.object(
                "type",
                "CurrentConsumerCapacityData",
                "name",
                Json.text(dataset, "name"),
                "container",
                reference,
                "parent",
                Json.text(dataset, "provisionContainer"),
                "group",
                group,
                "groupName",
                call.store()
                        .find(Kind.GROUP, group)
                        .map(found -> Json.text(found, "name"))
                        .orElse(null),
                "timestamp",
                call.state().timestamp(),
                "breakdown",
                breakdown);
    }
}
