package io.jenkins.plugins.delphixpipeline.simulator.operation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.Switch;
import io.jenkins.plugins.delphixpipeline.simulator.jobs.JobPlan;
import io.jenkins.plugins.delphixpipeline.simulator.model.EngineState;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import io.jenkins.plugins.delphixpipeline.simulator.model.Store;
import java.util.function.Supplier;

/** Sync of a dSource, snapshot of a VDB: either way the current timeflow gets a new snapshot. */
public final class Sync {

    private Sync() {}

    /** Lets a job that has brought new data to a VDB take a snapshot of it, inside itself unless the engine does it later. */
    static JobPlan after(JobPlan plan, EngineState state, String vdb) {
        Supplier<JobPlan> snapshot = () -> plan(state, state.store().get(Kind.DATABASE, vdb));
        return state.switches().isOn(Switch.SNAPSHOT_IN_LATER_JOB)
                ? plan.followedBy(snapshot)
                : plan.within(96, 100, snapshot);
    }

    public static JobPlan plan(EngineState state, ObjectNode database) {
        String name = state.displayName(database);
        boolean dSource = !Json.has(database, "provisionContainer");
        JobPlan plan = new JobPlan(
                "DB_SYNC", database, name, "Run SnapSync for database \"" + Json.text(database, "name") + "\".");
        if (dSource) {
            plan.event(5, "event.job.dbsync.preparing", "Preparing to copy from \"" + name + "\".")
                    .event(20, "event.job.dbsync.copying", "Copying changed blocks of \"" + name + "\".")
                    .progress(40)
                    .progress(60)
                    .progress(80);
        }
        return plan.event(
                90, "event.job.dbsync.snapshot", "Taking a snapshot of \"" + name + "\".", () -> new Snapshots(state)
                        .take(Store.ref(database)));
    }
}
