package io.jenkins.plugins.delphixpipeline.simulator.operation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.jobs.ActionTypes;
import io.jenkins.plugins.delphixpipeline.simulator.model.DataKind;
import io.jenkins.plugins.delphixpipeline.simulator.model.DataPoint;
import io.jenkins.plugins.delphixpipeline.simulator.model.EngineClock;
import io.jenkins.plugins.delphixpipeline.simulator.model.EngineState;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import io.jenkins.plugins.delphixpipeline.simulator.model.Store;

/** Gives datasets their timeflows: the lines of history that refresh and rewind begin anew. */
public final class Timeflows {

    private final EngineState state;

    public Timeflows(EngineState state) {
        this.state = state;
    }

    /** The first timeflow of a dSource. */
    public String first(String database) {
        return put(database, "default", "INITIAL", null);
    }

    /**
     * A new timeflow that starts from another's data; it becomes the current one.
     *
     * @param actionType shows in the timeflow's name
     * @param creationType INITIAL, REFRESH or ROLLBACK
     * @return its reference
     */
    public String begin(String database, String actionType, String creationType, DataPoint from) {
        String shown = ActionTypes.shown(actionType, state.version(), state.switches());
        String timeflow = put(database, EngineClock.timeflowName(shown, state.now()), creationType, from);
        state.lineage().copied(from.timeflow(), timeflow);
        return timeflow;
    }

    /** Makes an existing timeflow of the dataset the current one. */
    public void makeCurrent(String database, String timeflow) {
        state.store().update(Kind.DATABASE, database, container -> {
            container.set("previousTimeflow", container.get("currentTimeflow"));
            container.put("currentTimeflow", timeflow);
        });
    }

    private String put(String database, String name, String creationType, DataPoint from) {
        DataKind kind = DataKind.of(state.store().get(Kind.DATABASE, database));
        ObjectNode timeflow = Json.object(
                "type",
                kind.timeflow(),
                "name",
                name,
                "container",
                database,
                "creationType",
                creationType,
                "parentPoint",
                from == null ? null : from.toJson(),
                "parentSnapshot",
                from == null ? null : from.snapshot());
        switch (kind) {
            case ORACLE ->
                timeflow.putNull("incarnationID").putNull("cdbTimeflow").putNull("tdeUUID");
            case MSSQL -> timeflow.putNull("databaseGuid");
            default -> {
                // has nothing of its own
            }
        }
        String reference = Store.ref(state.store().add(Kind.TIMEFLOW, timeflow));
        makeCurrent(database, reference);
        return reference;
    }
}
