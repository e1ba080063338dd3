package io.jenkins.plugins.delphixpipeline.simulator.operation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.Switch;
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

    /** A timeflow that came with a replica: it does not tell what it was made from. */
    public String replicated(String database, String namespace, boolean masked) {
        String name = EngineClock.timeflowName("DB_REFRESH", state.now());
        String timeflow = put(database, name, masked ? "TRANSFORMATION" : "REFRESH", null);
        state.store().update(Kind.TIMEFLOW, timeflow, changed -> changed.put("namespace", namespace));
        if (masked) {
            state.lineage().alwaysMasked(timeflow);
        }
        return timeflow;
    }

    /**
     * A new timeflow that starts from another's data; it becomes the current one.
     *
     * @param actionType shows in the timeflow's name
     * @param creationType INITIAL, REFRESH or ROLLBACK, as far as the dataset's own nature does not decide
     * @return its reference
     */
    public String begin(String database, String actionType, String creationType, DataPoint from) {
        String shown = ActionTypes.shown(actionType, state.version(), state.switches());
        ObjectNode container = state.store().get(Kind.DATABASE, database);
        String name = EngineClock.timeflowName(shown, state.now());
        String timeflow = put(database, name, creationType(container, creationType), from);
        state.lineage().copied(from, timeflow);
        return timeflow;
    }

    /** Whether a dataset has the flag while its parent lacks it; what descends from it inherits the flag. */
    public boolean masksItself(ObjectNode container) {
        return container.path("masked").asBoolean()
                && state.store()
                        .find(Kind.DATABASE, Json.text(container, "provisionContainer"))
                        .filter(parent -> !parent.path("masked").asBoolean())
                        .isPresent();
    }

    /** A virtual container database keeps INITIAL, and a VDB that masks itself shows TRANSFORMATION: by its flag. */
    private String creationType(ObjectNode container, String usual) {
        if ("ROOT_CDB".equals(Json.text(container, "contentType"))) {
            return "INITIAL";
        }
        boolean transforms = !usual.equals("ROLLBACK") || state.switches().isOn(Switch.MASKED_REWIND_IS_TRANSFORMATION);
        return transforms && masksItself(container) ? "TRANSFORMATION" : usual;
    }

    /** Makes an existing timeflow of the dataset the current one. */
    public void makeCurrent(String database, String timeflow) {
        state.store().update(Kind.DATABASE, database, container -> {
            container.set("previousTimeflow", container.get("currentTimeflow"));
            container.put("currentTimeflow", timeflow);
        });
    }

    /** Oracle tells the place of a snapshot, not its time, where a VDB was refreshed or rewound to one. */
    private ObjectNode parentPoint(String database, String timeflowName, DataPoint from) {
        ObjectNode point = from.toJson();
        boolean container = "ROOT_CDB".equals(Json.text(state.store().get(Kind.DATABASE, database), "contentType"));
        boolean replaced =
                timeflowName.startsWith("DB_ROLLBACK@") || timeflowName.startsWith("DB_REFRESH@") && !container;
        return replaced && from.location() != null ? point.putNull("timestamp") : point;
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
                from == null ? null : parentPoint(database, name, from),
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
