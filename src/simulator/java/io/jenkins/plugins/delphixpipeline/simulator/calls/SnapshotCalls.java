package io.jenkins.plugins.delphixpipeline.simulator.calls;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.api.Call;
import io.jenkins.plugins.delphixpipeline.simulator.api.Reply;
import io.jenkins.plugins.delphixpipeline.simulator.api.Router;
import io.jenkins.plugins.delphixpipeline.simulator.model.ApiError;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import io.jenkins.plugins.delphixpipeline.simulator.model.Store;
import io.jenkins.plugins.delphixpipeline.simulator.operation.Ranges;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** {@code /snapshot}. */
final class SnapshotCalls {

    private SnapshotCalls() {}

    static void addTo(Router router) {
        router.get("snapshot", SnapshotCalls::list);
        router.get("snapshot/{ref}", call -> Reply.of(call.object(Kind.SNAPSHOT)));
        router.get("snapshot/{ref}/timeflowRange", SnapshotCalls::range);
        router.post("snapshot/{ref}", SnapshotCalls::retention);
        router.post("snapshot/{ref}/delete", SnapshotCalls::delete);
        router.post(
                "snapshot/space",
                call -> Reply.of(Json.object(
                        "type", "SnapshotSpaceResult", "totalSize", 1L << 20, "snapshotSpaces", Json.array())));
    }

    private static Reply list(Call call) {
        String database = call.query("database");
        String timeflow = call.query("timeflow");
        if (database != null && timeflow != null) {
            call.validate()
                    .problem("timeflow", "exception.webservices.validation.exclusive", "Not together with database.")
                    .check();
        }
        call.requireVisible(database);
        Collection<ObjectNode> candidates = database == null
                ? call.store().all(Kind.SNAPSHOT)
                : call.store().of(Kind.SNAPSHOT, database);
        List<ObjectNode> found = new ArrayList<>();
        for (ObjectNode snapshot : candidates) {
            String latest = snapshot.at("/latestChangePoint/timestamp").asText();
            boolean inTime = (call.query("fromDate") == null || latest.compareTo(call.query("fromDate")) >= 0)
                    && (call.query("toDate") == null || latest.compareTo(call.query("toDate")) < 0);
            if (inTime && JobCalls.isOr(timeflow, Json.text(snapshot, "timeflow"))) {
                found.add(snapshot);
            }
        }
        return call.list(Kind.SNAPSHOT, found);
    }

    private static Reply range(Call call) {
        return Reply.of(new Ranges(call.state()).of(call.object(Kind.SNAPSHOT)));
    }

    private static Reply retention(Call call) {
        ObjectNode snapshot = call.object(Kind.SNAPSHOT);
        if (Json.has(call.body(), "type")) {
            call.validate().type(Set.of(Json.text(snapshot, "type"))).check();
        }
        call.validate().required("retention").check();
        call.store()
                .update(
                        Kind.SNAPSHOT,
                        Store.ref(snapshot),
                        changed -> changed.put(
                                "retention", call.body().get("retention").asInt()));
        return call.done("", "SNAPSHOT_UPDATE", "Update snapshot \"" + Json.text(snapshot, "name") + "\".");
    }

    private static Reply delete(Call call) {
        ObjectNode snapshot = call.object(Kind.SNAPSHOT);
        boolean used = call.store().all(Kind.TIMEFLOW).stream()
                .anyMatch(timeflow -> Store.ref(snapshot).equals(Json.text(timeflow, "parentSnapshot")));
        if (used) {
            throw ApiError.refused(
                    "exception.snapshot.has.dependents",
                    "The snapshot \"" + Json.text(snapshot, "name") + "\" is in use.",
                    "Delete what was made from it first.");
        }
        call.store().remove(Kind.SNAPSHOT, Store.ref(snapshot));
        return call.done("", "SNAPSHOT_DELETE", "Delete snapshot \"" + Json.text(snapshot, "name") + "\".");
    }
}
