package io.jenkins.plugins.delphixpipeline.simulator.dct.calls;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.dct.api.Answer;
import io.jenkins.plugins.delphixpipeline.simulator.dct.api.Call;
import io.jenkins.plugins.delphixpipeline.simulator.dct.api.Listing;
import io.jenkins.plugins.delphixpipeline.simulator.dct.api.Router;
import io.jenkins.plugins.delphixpipeline.simulator.dct.inventory.Located;
import io.jenkins.plugins.delphixpipeline.simulator.dct.jobs.DctPlan;
import io.jenkins.plugins.delphixpipeline.simulator.dct.jobs.DctTask;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.DctError;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.DctSwitch;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.Notes;
import io.jenkins.plugins.delphixpipeline.simulator.dct.schema.Resource;
import io.jenkins.plugins.delphixpipeline.simulator.dct.work.EngineTasks;
import io.jenkins.plugins.delphixpipeline.simulator.dct.work.NewestSnapshot;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code /snapshots} and {@code /timeflows}. */
final class HistoryCalls {

    private static final String KEEP = "expiration:d retain_forever:b";

    private HistoryCalls() {}

    static void addTo(Router router) {
        router.get("snapshots", call -> Listing.of(call, Resource.SNAPSHOT).answer(snapshots(call)));
        router.post("snapshots/search", DctCalls.SEARCH, call -> Listing.of(call, Resource.SNAPSHOT)
                .answer(snapshots(call)));
        router.get("snapshots/find_by_timestamp", HistoryCalls::findByTimestamp);
        router.get("snapshots/find_by_location", HistoryCalls::findByLocation);
        router.get(
                "snapshots/{id}",
                call -> Answer.of(
                        call.shown(Resource.SNAPSHOT, call.state().historyView().snapshot(snapshot(call, "READ")))));
        router.get("snapshots/{id}/timeflow_range", HistoryCalls::range);
        router.get(28, "snapshots/{id}/runtime", HistoryCalls::runtime);
        router.patch("snapshots/{id}", KEEP, HistoryCalls::keep);
        router.post("snapshots/{id}/unset_expiration", "", HistoryCalls::keep);
        router.delete("snapshots/{id}", HistoryCalls::delete);
        router.post(28, "snapshots/{id}/delete", "delete_all_dependencies:b", HistoryCalls::delete);
        router.get("timeflows", call -> Listing.of(call, Resource.TIMEFLOW).answer(timeflows(call)));
        router.post("timeflows/search", DctCalls.SEARCH, call -> Listing.of(call, Resource.TIMEFLOW)
                .answer(timeflows(call)));
        router.get(
                "timeflows/{id}",
                call -> Answer.of(
                        call.shown(Resource.TIMEFLOW, call.state().historyView().timeflow(timeflow(call)))));
    }

    /** The snapshots of one dataset. */
    static Answer snapshots(Call call, Located dataset) {
        return Listing.of(call, Resource.SNAPSHOT)
                .answer(of(dataset).map(call.state().historyView()::snapshot));
    }

    private static Stream<Located> of(Located dataset) {
        return dataset.mirror().of(Kind.SNAPSHOT, dataset.reference()).stream()
                .map(snapshot -> new Located(dataset.engine(), Kind.SNAPSHOT, snapshot));
    }

    /** The one with the latest data that DCT knows of. */
    static Optional<Located> newest(Located dataset) {
        return of(dataset)
                .max(Comparator.comparing((Located snapshot) ->
                        snapshot.object().at("/latestChangePoint/timestamp").asText()));
    }

    /** From the oldest snapshot of the present timeflow to the newest. */
    static ObjectNode range(Call call, Located dataset) {
        List<ObjectNode> snapshots = of(dataset)
                .filter(snapshot -> dataset.text("currentTimeflow").equals(snapshot.text("timeflow")))
                .map(call.state().historyView()::snapshot)
                .toList();
        return snapshots.isEmpty()
                ? Json.object("provisionable", false)
                : Json.object(
                        "start_point_timestamp", snapshots.get(0).get("start_timestamp"),
                        "end_point_timestamp",
                                snapshots.get(snapshots.size() - 1).get("timestamp"),
                        "timeflow_id", snapshots.get(0).get("timeflow_id"),
                        "provisionable", true);
    }

    /** Takes a snapshot of a dataset; whether the job names it, nobody knows. */
    static DctPlan snapshotPlan(Call call, String type, Located dataset) {
        DctPlan plan = new DctPlan(type, dataset.id(), dataset.name());
        DctTask task = EngineTasks.sync(dataset);
        if (call.state().is(DctSwitch.SNAPSHOT_AS_TARGET)) {
            task.then(done -> NewestSnapshot.of(dataset).ifPresent(id -> plan.target(id, dataset.name())));
        }
        return plan.stage(task);
    }

    private static Stream<ObjectNode> snapshots(Call call) {
        return call.state().inventory().all(Kind.SNAPSHOT).map(call.state().historyView()::snapshot);
    }

    private static Stream<ObjectNode> timeflows(Call call) {
        return call.state().inventory().all(Kind.TIMEFLOW).map(call.state().historyView()::timeflow);
    }

    private static Located snapshot(Call call, String permission) {
        Located snapshot = call.state().inventory().get(Kind.SNAPSHOT, call.id(), "snapshot");
        call.require(permission, snapshot.id());
        call.require("READ", snapshot.engine().id(snapshot.text("container")));
        return snapshot;
    }

    private static Located timeflow(Call call) {
        Located timeflow = call.state().inventory().get(Kind.TIMEFLOW, call.id(), "timeflow");
        call.require("READ", timeflow.engine().id(timeflow.text("container")));
        return timeflow;
    }

    /** The last one that is not younger. */
    private static Answer findByTimestamp(Call call) {
        Located dataset = call.state().inventory().get(Kind.DATABASE, call.query("dataset_id"), "dataset");
        OffsetDateTime time;
        try {
            time = OffsetDateTime.parse(String.valueOf(call.query("timestamp")));
        } catch (DateTimeException wrong) {
            throw DctError.invalid("timestamp is no time.");
        }
        List<ObjectNode> found = of(dataset)
                .map(call.state().historyView()::snapshot)
                .filter(snapshot ->
                        !OffsetDateTime.parse(Json.text(snapshot, "timestamp")).isAfter(time))
                .sorted(Comparator.comparing((ObjectNode snapshot) -> Json.text(snapshot, "timestamp"))
                        .reversed())
                .limit(1)
                .map(snapshot -> call.shown(Resource.SNAPSHOT, snapshot))
                .toList();
        return Answer.of(Json.object("items", Json.array(found)));
    }

    private static Answer findByLocation(Call call) {
        Located dataset = call.state().inventory().get(Kind.DATABASE, call.query("dataset_id"), "dataset");
        String location = call.query("location");
        return Answer.of(Json.object(
                "items",
                Json.array(of(dataset)
                        .map(call.state().historyView()::snapshot)
                        .filter(snapshot -> location != null && location.equals(Json.text(snapshot, "location")))
                        .map(snapshot -> call.shown(Resource.SNAPSHOT, snapshot))
                        .toList())));
    }

    private static Answer range(Call call) {
        ObjectNode snapshot = call.state().historyView().snapshot(snapshot(call, "READ"));
        return Answer.of(Json.object(
                "start_point_timestamp", snapshot.get("start_timestamp"),
                "end_point_timestamp", snapshot.get("timestamp"),
                "timeflow_id", snapshot.get("timeflow_id"),
                "provisionable", true));
    }

    private static Answer runtime(Call call) {
        Located snapshot = snapshot(call, "READ");
        return Answer.of(Json.object(
                "type", snapshot.text("type").replace("Snapshot", "SnapshotRuntime"),
                "provisionable", snapshot.object().at("/runtime/provisionable").asBoolean(),
                "missing_logs", Json.array()));
    }

    private static Answer keep(Call call) {
        Located snapshot = snapshot(call, "SNAPSHOT_UPDATE");
        String expiration = call.text("expiration");
        boolean forever = call.body().path("retain_forever").asBoolean();
        if (expiration != null && forever) {
            throw DctError.invalid("\"expiration\" and \"retain_forever\" exclude each other.");
        }
        DctTask task = new DctTask(snapshot.engine(), "Update", Json::object)
                .then(done -> call.state().notes().keep(snapshot.id(), new Notes.Keep(expiration, forever)));
        return call.start(new DctPlan("SNAPSHOT_UPDATE", snapshot.id(), snapshot.name()).stage(task));
    }

    private static Answer delete(Call call) {
        Located snapshot = snapshot(call, "SNAPSHOT_DELETE");
        DctTask task =
                EngineTasks.update(snapshot, "Delete", "/snapshot/" + snapshot.reference() + "/delete", Json.object());
        return call.start(new DctPlan("SNAPSHOT_DELETE", snapshot.id(), snapshot.name()).stage(task));
    }
}
