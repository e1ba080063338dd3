package io.jenkins.plugins.delphixpipeline.simulator.operation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.jobs.JobPlan;
import io.jenkins.plugins.delphixpipeline.simulator.model.ApiError;
import io.jenkins.plugins.delphixpipeline.simulator.model.EngineState;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import io.jenkins.plugins.delphixpipeline.simulator.model.Store;
import java.util.Set;

/** Start, stop, enable and disable: jobs whose target is the source, not the dataset. */
public final class SourceControl {

    private final EngineState state;
    private final ObjectNode source;
    private final String database;

    public SourceControl(EngineState state, ObjectNode source) {
        this.state = state;
        this.source = source;
        this.database = Json.text(source, "container");
    }

    public JobPlan start() {
        requireVirtual();
        new Runtime(state).requireEnabled(state.store().get(Kind.DATABASE, database));
        return plan("SOURCE_START", "Start").atEnd(() -> new Runtime(state).status(database, "RUNNING"));
    }

    public JobPlan stop() {
        requireVirtual();
        new Runtime(state).requireEnabled(state.store().get(Kind.DATABASE, database));
        return plan("SOURCE_STOP", "Stop").atEnd(() -> new Runtime(state).status(database, "INACTIVE"));
    }

    /** @param attemptStart whether the database is started too */
    public JobPlan enable(boolean attemptStart) {
        Runtime runtime = new Runtime(state);
        boolean wasRunning = runtime.isRunning(database);
        return plan("SOURCE_ENABLE", "Enable")
                .atEnd(() -> runtime.enabled(database, true, attemptStart || wasRunning ? "RUNNING" : "INACTIVE"));
    }

    public JobPlan disable() {
        return plan("SOURCE_DISABLE", "Disable").atEnd(() -> new Runtime(state).enabled(database, false, "UNKNOWN"));
    }

    private JobPlan plan(String actionType, String verb) {
        new Runtime(state).requireLocal(state.store().get(Kind.DATABASE, database));
        String name = Json.text(source, "name");
        return new JobPlan(actionType, source, name, verb + " dataset \"" + name + "\".")
                .locking(Set.of(Store.ref(source), database))
                .progress(50);
    }

    private void requireVirtual() {
        if (!source.path("virtual").asBoolean()) {
            throw ApiError.refused(
                    "exception.source.not.virtual",
                    "The source \"" + Json.text(source, "name") + "\" is not virtual.",
                    "Only virtual databases can be started and stopped.");
        }
    }
}
