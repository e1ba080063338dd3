package io.jenkins.plugins.delphixpipeline.simulator.dct.inventory;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.Notes;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.Times;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import java.time.Instant;
import java.util.Optional;

/** Snapshots and timeflows as DCT shows them. */
public final class HistoryView {

    private final Notes notes;
    private final Times times;
    private final boolean sourceIsOwner;

    /** @param sourceIsOwner whether the source of a timeflow is the dataset that it belongs to; otherwise the root of all */
    public HistoryView(Notes notes, Times times, boolean sourceIsOwner) {
        this.notes = notes;
        this.times = times;
        this.sourceIsOwner = sourceIsOwner;
    }

    public ObjectNode snapshot(Located snapshot) {
        Notes.Keep keep = notes.keepOf(snapshot.id());
        ObjectNode json = Json.object(
                "id", snapshot.id(),
                "engine_id", snapshot.engine().id(),
                "name", snapshot.name(),
                "dataset_id", snapshot.engine().id(snapshot.text("container")),
                "timeflow_id", snapshot.engine().id(snapshot.text("timeflow")),
                "consistency", snapshot.text("consistency"),
                "missing_non_logged_data",
                        snapshot.object().path("missingNonLoggedData").asBoolean(),
                "creation_time", times.ofEngine(snapshot.text("creationTime")),
                "start_timestamp", times.ofEngine(at(snapshot, "/firstChangePoint/timestamp")),
                "start_location", at(snapshot, "/firstChangePoint/location"),
                "timestamp", times.ofEngine(at(snapshot, "/latestChangePoint/timestamp")),
                "location", at(snapshot, "/latestChangePoint/location"),
                "expiration", keep.expiration(),
                "retain_forever", keep.forever(),
                "effective_expiration", keep.expiration(),
                "effective_retain_forever", keep.forever(),
                "timezone", snapshot.text("timezone"),
                "version", snapshot.text("version"),
                "temporary", snapshot.object().path("temporary").asBoolean(),
                "tags", notes.tags().of(snapshot.id()));
        Replication.show(snapshot, json);
        return json;
    }

    public ObjectNode timeflow(Located timeflow) {
        ObjectNode json = Json.object(
                "id", timeflow.id(),
                "engine_id", timeflow.engine().id(),
                "name", timeflow.name(),
                "dataset_id", timeflow.engine().id(timeflow.text("container")),
                "creation_type", timeflow.text("creationType"),
                "parent_snapshot_id", timeflow.engine().id(timeflow.text("parentSnapshot")),
                "parent_point_location", at(timeflow, "/parentPoint/location"),
                "parent_point_timestamp", times.ofEngine(at(timeflow, "/parentPoint/timestamp")),
                "parent_point_timeflow_id", timeflow.engine().id(at(timeflow, "/parentPoint/timeflow")),
                "source_data_timestamp", times.ofEngine(originTime(timeflow)),
                "is_active", isActive(timeflow),
                "creation_timestamp", times.write(created(timeflow)),
                "activation_timestamp", times.write(created(timeflow)),
                "tags", notes.tags().of(timeflow.id()));
        parent(timeflow).ifPresent(parent -> {
            String kind = parent.isVdb() ? "vdb" : "dsource";
            json.put("parent_" + kind + "_id", parent.id());
        });
        Optional<Located> owner = timeflow.linked(Kind.DATABASE, "container");
        (sourceIsOwner ? owner : owner.map(HistoryView::root)).ifPresent(source -> {
            String kind = source.isVdb() ? "vdb" : "dsource";
            json.put("source_" + kind + "_id", source.id());
        });
        Replication.show(timeflow, json);
        return json;
    }

    /** When the engine had it, or the first of its snapshots. */
    static Instant created(Located timeflow) {
        Instant seen = timeflow.mirror().firstSeen(timeflow.reference());
        return timeflow.mirror().of(Kind.SNAPSHOT, timeflow.text("container")).stream()
                .filter(snapshot -> timeflow.reference().equals(Json.text(snapshot, "timeflow")))
                .map(snapshot -> Instant.parse(Json.text(snapshot, "creationTime")))
                .findFirst()
                .filter(seen::isAfter)
                .orElse(seen);
    }

    /** The dataset at the root of all. */
    private static Located root(Located dataset) {
        return dataset.linked(Kind.DATABASE, "provisionContainer")
                .map(HistoryView::root)
                .orElse(dataset);
    }

    /** When the data was that of the root; null for the root itself. */
    private static String originTime(Located timeflow) {
        return timeflow.mirror()
                .find(Kind.TIMEFLOW, at(timeflow, "/parentPoint/timeflow"))
                .map(from -> originTime(new Located(timeflow.engine(), Kind.TIMEFLOW, from)))
                .orElse(at(timeflow, "/parentPoint/timestamp"));
    }

    private static boolean isActive(Located timeflow) {
        return timeflow.linked(Kind.DATABASE, "container")
                .filter(owner -> timeflow.reference().equals(owner.text("currentTimeflow")))
                .isPresent();
    }

    private static Optional<Located> parent(Located timeflow) {
        return timeflow.mirror()
                .find(Kind.TIMEFLOW, at(timeflow, "/parentPoint/timeflow"))
                .flatMap(
                        from -> new Located(timeflow.engine(), Kind.TIMEFLOW, from).linked(Kind.DATABASE, "container"));
    }

    private static String at(Located object, String path) {
        return object.object().at(path).asText(null);
    }
}
