package io.jenkins.plugins.delphixpipeline.simulator.operation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.Switch;
import io.jenkins.plugins.delphixpipeline.simulator.jobs.JobPlan;
import io.jenkins.plugins.delphixpipeline.simulator.model.DataKind;
import io.jenkins.plugins.delphixpipeline.simulator.model.DataPoint;
import io.jenkins.plugins.delphixpipeline.simulator.model.EngineState;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import io.jenkins.plugins.delphixpipeline.simulator.model.Store;

/**
 * Refresh and rollback of a VDB: its data is replaced by that of another point, on a new timeflow. A refresh runs the
 * configureClone hooks, masking among them, when the database is already open again: a job that fails or is cancelled
 * there leaves unmasked data behind.
 */
public final class Replace {

    private final EngineState state;
    private final ObjectNode database;
    private final String reference;
    private final String name;

    public Replace(EngineState state, ObjectNode database) {
        this.state = state;
        this.database = database;
        this.reference = Store.ref(database);
        this.name = state.displayName(database);
    }

    public JobPlan refresh(DataPoint from) {
        JobPlan plan = refresh(from, "DB_REFRESH");
        return state.switches().isOn(Switch.REFRESH_TAKES_NO_SNAPSHOT) ? plan : Sync.after(plan, state, reference);
    }

    public JobPlan rollback(DataPoint from) {
        return rollback(from, "DB_ROLLBACK");
    }

    /**
     * What a bigger job does to this VDB: a rollback to a point of its own history, a refresh to any other, each without a
     * snapshot of its own.
     *
     * @param actionType of the bigger job; shows in the name of the timeflow
     */
    public JobPlan partOf(String actionType, DataPoint from) {
        boolean own = state.store()
                .find(Kind.TIMEFLOW, from.timeflow())
                .filter(timeflow -> reference.equals(Json.text(timeflow, "container")))
                .isPresent();
        return own ? rollback(from, actionType) : refresh(from, actionType);
    }

    private JobPlan refresh(DataPoint from, String namedAfter) {
        String title = "Refresh database \"" + Json.text(database, "name") + "\".";
        JobPlan plan = new JobPlan("DB_REFRESH", database, name, title);
        new Hooks(state).plan(plan, reference, "preRefresh", 1, 10);
        newData(plan, namedAfter, "REFRESH", from);
        new Hooks(state).plan(plan, reference, "configureClone", 86, 93);
        new Hooks(state).plan(plan, reference, "postRefresh", 93, 96);
        return plan;
    }

    private JobPlan rollback(DataPoint from, String namedAfter) {
        String title = "Roll back database \"" + Json.text(database, "name") + "\".";
        JobPlan plan = new JobPlan("DB_ROLLBACK", database, name, title);
        new Hooks(state).plan(plan, reference, "preRollback", 1, 10);
        newData(plan, namedAfter, "ROLLBACK", from);
        new Hooks(state).plan(plan, reference, "postRollback", 90, 99);
        return plan;
    }

    private void newData(JobPlan plan, String actionType, String creationType, DataPoint from) {
        Runtime runtime = new Runtime(state);
        String vdb = DataKind.of(database) == DataKind.ORACLE ? "oraclevdb" : "appdatavdb";
        plan.event(10, "event.jobs.genericvdb.deprovision.starting", "Removing the data of \"" + name + "\".")
                .within(10, 12, this::stop)
                .event(12, "event.jobs." + vdb + ".storage.unexport", "Unexporting storage.", () -> close(runtime))
                .event(25, "event.jobs.genericvdb.deprovision.success", "Removed the data of \"" + name + "\".")
                .event(25, "event.jobs." + vdb + ".provision.starting", "Provisioning \"" + name + "\".")
                .event(25, "event.jobs." + vdb + ".create.timeflow", "Creating a new timeflow.", () -> new Timeflows(
                                state)
                        .begin(reference, actionType, creationType, from))
                .event(31, "event.jobs." + vdb + ".storage.export", "Exporting storage.")
                .event(34, "event.jobs." + vdb + ".mount", "Mounting the datasets on the target host.")
                .progress(52)
                .event(70, "event.jobs." + vdb + ".opening.database", "Opening \"" + name + "\".", () -> {
                    if (runtime.isEnabled(reference)) {
                        runtime.status(reference, "RUNNING");
                    }
                    state.arrivals().getOrDefault(reference, () -> {}).run();
                })
                .event(85, "event.jobs." + vdb + ".provision.success", "Provisioned \"" + name + "\".");
    }

    private void close(Runtime runtime) {
        if (runtime.isEnabled(reference)) {
            runtime.status(reference, "INACTIVE");
        }
    }

    /** Null where nothing runs. */
    private JobPlan stop() {
        return new Runtime(state).isRunning(reference)
                ? new SourceControl(state, state.sourceOf(reference)).stop()
                : null;
    }
}
