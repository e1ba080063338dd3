package io.jenkins.plugins.delphixpipeline.simulator.operation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.model.ApiError;
import io.jenkins.plugins.delphixpipeline.simulator.model.DataKind;
import io.jenkins.plugins.delphixpipeline.simulator.model.DataPoint;
import io.jenkins.plugins.delphixpipeline.simulator.model.EngineClock;
import io.jenkins.plugins.delphixpipeline.simulator.model.EngineState;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import io.jenkins.plugins.delphixpipeline.simulator.model.Store;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Takes and finds snapshots. */
public final class Snapshots {

    private final EngineState state;

    public Snapshots(EngineState state) {
        this.state = state;
    }

    /** A new snapshot of a dataset on its current timeflow. */
    public ObjectNode take(String database) {
        return take(database, state.now());
    }

    public ObjectNode take(String database, Instant moment) {
        ObjectNode container = state.store().get(Kind.DATABASE, database);
        DataKind kind = DataKind.of(container);
        String timeflow = Json.text(container, "currentTimeflow");
        String location = kind == DataKind.ORACLE ? Long.toString(moment.getEpochSecond() / 10) : null;
        ObjectNode point = new DataPoint(kind, timeflow, null, EngineClock.wire(moment), location, false).toJson();
        ObjectNode snapshot = Json.object(
                "type",
                kind.snapshot(),
                "name",
                EngineClock.snapshotName(moment),
                "container",
                database,
                "timeflow",
                timeflow,
                "creationTime",
                EngineClock.wire(moment),
                "firstChangePoint",
                point,
                "latestChangePoint",
                point.deepCopy(),
                "consistency",
                "CONSISTENT",
                "retention",
                0,
                "temporary",
                false,
                "timezone",
                EngineClock.timezone(moment),
                "version",
                null,
                "missingNonLoggedData",
                false,
                "runtime",
                Json.object("type", kind.runtimeOf("Snapshot"), "provisionable", true));
        switch (kind) {
            case ORACLE -> {
                snapshot.put("redoLogSizeInBytes", 52_428_800).put("fromPhysicalStandbyVdb", false);
                ((ObjectNode) snapshot.get("runtime")).set("missingLogs", Json.array());
            }
            case MSSQL -> snapshot.putNull("backupSetUUID").putNull("backupSoftwareType");
            case APPDATA -> {
                snapshot.set("metadata", Json.object());
                snapshot.put("toolkit", Json.text(container, "toolkit"));
            }
            default -> {
                // has nothing of its own
            }
        }
        ObjectNode taken = state.store().add(Kind.SNAPSHOT, snapshot);
        state.lineage().taken(Store.ref(taken), timeflow);
        return taken;
    }

    /** The newest snapshot, of the current timeflow if that has any. */
    public Optional<ObjectNode> newest(String database) {
        String current = Json.text(state.store().get(Kind.DATABASE, database), "currentTimeflow");
        List<ObjectNode> all = state.store().of(Kind.SNAPSHOT, database);
        ObjectNode newest = all.isEmpty() ? null : all.get(all.size() - 1);
        for (ObjectNode snapshot : all) {
            if (Json.text(snapshot, "timeflow").equals(current)) {
                newest = snapshot;
            }
        }
        return Optional.ofNullable(newest);
    }

    /** Those of one timeflow, oldest first. */
    public List<ObjectNode> on(String timeflow) {
        String database = Json.text(state.store().get(Kind.TIMEFLOW, timeflow), "container");
        return state.store().of(Kind.SNAPSHOT, database).stream()
                .filter(snapshot -> timeflow.equals(Json.text(snapshot, "timeflow")))
                .toList();
    }

    public ObjectNode newestOrRefuse(String database) {
        return newest(database)
                .orElseThrow(() -> ApiError.refused(
                        "exception.timeflow.no.snapshots",
                        "The dataset \"" + state.displayName(state.store().get(Kind.DATABASE, database))
                                + "\" has no snapshots.",
                        "Take a snapshot, then try again."));
    }

    /** The point that a snapshot stands for. */
    public DataPoint point(ObjectNode snapshot) {
        return new DataPoint(
                DataKind.of(snapshot),
                Json.text(snapshot, "timeflow"),
                Json.text(snapshot, "reference"),
                snapshot.at("/latestChangePoint/timestamp").asText(),
                Json.text(snapshot.path("latestChangePoint"), "location"),
                state.lineage().isMaskedSnapshot(Json.text(snapshot, "reference")));
    }
}
