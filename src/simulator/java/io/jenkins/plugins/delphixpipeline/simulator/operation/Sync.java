package io.jenkins.plugins.delphixpipeline.simulator.operation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.jobs.JobPlan;
import io.jenkins.plugins.delphixpipeline.simulator.model.EngineState;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.model.Store;

/** Sync of a dSource, snapshot of a VDB: either way the current timeflow gets a new snapshot. */
public final class Sync {

    private Sync() {}

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
