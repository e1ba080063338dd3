package io.jenkins.plugins.delphixpipeline.simulator.operation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.jobs.JobPlan;
import io.jenkins.plugins.delphixpipeline.simulator.model.ApiError;
import io.jenkins.plugins.delphixpipeline.simulator.model.EngineState;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import io.jenkins.plugins.delphixpipeline.simulator.model.Store;
import java.util.List;

/** Deletes a dataset that nothing else is made from or made of. */
public final class Delete {

    private Delete() {}

    public static JobPlan plan(EngineState state, ObjectNode database) {
        String reference = Store.ref(database);
        String name = state.displayName(database);
        List<ObjectNode> children = state.store().where(Kind.DATABASE, "provisionContainer", reference);
        if (!children.isEmpty()) {
            throw ApiError.refused(
                    "exception.db.delete.has.dependents",
                    "\"" + name + "\" cannot be deleted: " + children.size() + " virtual databases depend on it.",
                    "Delete these virtual databases first.");
        }
        if (!state.store().of(Kind.DATA_SOURCE, reference).isEmpty()) {
            throw ApiError.refused(
                    "exception.db.delete.in.selfservice",
                    "\"" + name + "\" cannot be deleted: Self-Service uses it.",
                    "Delete the data container or template first.");
        }
        return new JobPlan("DB_DELETE", database, name, "Delete dataset \"" + Json.text(database, "name") + "\".")
                .event(20, "event.jobs.genericvdb.deprovision.starting", "Removing \"" + name + "\".")
                .event(70, "event.jobs.genericvdb.deprovision.success", "Removed \"" + name + "\".")
                .atEnd(() -> new Datasets(state).remove(reference));
    }
}
