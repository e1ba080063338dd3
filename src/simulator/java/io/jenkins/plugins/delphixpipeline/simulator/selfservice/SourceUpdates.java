package io.jenkins.plugins.delphixpipeline.simulator.selfservice;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.jobs.JobPlan;
import io.jenkins.plugins.delphixpipeline.simulator.model.DataPoint;
import io.jenkins.plugins.delphixpipeline.simulator.model.EngineState;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import io.jenkins.plugins.delphixpipeline.simulator.operation.Replace;
import io.jenkins.plugins.delphixpipeline.simulator.operation.Sync;
import java.util.List;
import java.util.Map;

/**
 * The jobs inside a job that changes the data of a pod. For each data source first a snapshot of its VDB; then, for each
 * that gets other data, an update of the data source, an attempt at it, and in that the refresh or rollback of the VDB and
 * a snapshot of what it brought.
 */
final class SourceUpdates {

    private static final double UPDATES_FROM = 12;
    private static final double UPDATES_UNTIL = 98;

    private final EngineState state;
    private final String pod;
    private final String actionType;
    private final Map<String, DataPoint> points;

    /**
     * @param actionType of the whole job, with JETSTREAM_
     * @param points the data that each data source, by name, shall get; others keep theirs
     */
    SourceUpdates(EngineState state, String pod, String actionType, Map<String, DataPoint> points) {
        this.state = state;
        this.pod = pod;
        this.actionType = actionType;
        this.points = points;
    }

    /** @param then runs when all snapshots have been taken and before any data is replaced */
    void plan(JobPlan job, boolean snapshotsFirst, Runnable then) {
        List<ObjectNode> sources = state.store().of(Kind.DATA_SOURCE, pod);
        double from = 1;
        if (snapshotsFirst) {
            for (ObjectNode source : sources) {
                double to = from + (UPDATES_FROM - 2) / sources.size();
                job.within(from, to, () -> snapshot(source));
                from = to;
            }
        }
        job.progress(UPDATES_FROM - 1, then);
        List<ObjectNode> updated = sources.stream()
                .filter(source -> points.containsKey(Json.text(source, "name")))
                .toList();
        double share = (UPDATES_UNTIL - UPDATES_FROM) / Math.max(1, updated.size());
        for (int i = 0; i < updated.size(); i++) {
            ObjectNode source = updated.get(i);
            job.within(UPDATES_FROM + i * share, UPDATES_FROM + (i + 1) * share, () -> update(source));
        }
        if (points.isEmpty()) {
            double each = (UPDATES_UNTIL - UPDATES_FROM) / Math.max(1, sources.size());
            for (int i = 0; i < sources.size(); i++) {
                ObjectNode source = sources.get(i);
                job.within(UPDATES_FROM + i * each, UPDATES_FROM + (i + 1) * each, () -> snapshot(source));
            }
        }
    }

    private JobPlan update(ObjectNode source) {
        String name = Json.text(source, "name");
        return new JobPlan(
                        "JETSTREAM_USER_CONTAINER_UPDATE_SOURCE",
                        source,
                        name,
                        "Update Jet Stream data source \"" + name + "\".")
                .within(1, 99, () -> attempt(source, name));
    }

    private JobPlan attempt(ObjectNode source, String name) {
        return new JobPlan(
                        "JETSTREAM_USER_CONTAINER_ATTEMPT_UPDATE_SOURCE",
                        source,
                        name,
                        "Attempt to update Jet Stream data source \"" + name + "\".")
                .within(1, 90, () -> new Replace(state, database(source)).partOf(actionType, points.get(name)))
                .within(91, 99, () -> snapshot(source));
    }

    private JobPlan snapshot(ObjectNode source) {
        return Sync.plan(state, database(source));
    }

    private ObjectNode database(ObjectNode source) {
        return state.store().get(Kind.DATABASE, Json.text(source, "container"));
    }
}
