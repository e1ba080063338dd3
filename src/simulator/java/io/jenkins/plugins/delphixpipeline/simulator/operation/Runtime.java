package io.jenkins.plugins.delphixpipeline.simulator.operation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.model.ApiError;
import io.jenkins.plugins.delphixpipeline.simulator.model.EngineState;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import io.jenkins.plugins.delphixpipeline.simulator.model.Store;
import java.util.function.Consumer;

/** Whether a dataset runs and is enabled; both are kept in its source. */
public final class Runtime {

    private final EngineState state;

    public Runtime(EngineState state) {
        this.state = state;
    }

    /** RUNNING, INACTIVE, PENDING or UNKNOWN. */
    public void status(String database, String status) {
        change(database, runtime -> runtime.put("status", status));
    }

    public void enabled(String database, boolean enabled, String status) {
        change(database, runtime -> runtime.put("enabled", enabled ? "ENABLED" : "DISABLED")
                .put("status", status));
    }

    private void change(String database, Consumer<ObjectNode> change) {
        ObjectNode config = state.store()
                .find(Kind.SOURCE_CONFIG, Json.text(state.sourceOf(database), "config"))
                .orElse(Json.object());
        state.store().update(Kind.SOURCE, Store.ref(state.sourceOf(database)), source -> {
            ObjectNode runtime = (ObjectNode) source.get("runtime");
            change.accept(runtime);
            if (runtime.has("activeInstances")) {
                boolean running = "RUNNING".equals(Json.text(runtime, "status"));
                runtime.set("activeInstances", running ? Json.array(instance(config)) : Json.array());
            }
        });
    }

    private static ObjectNode instance(ObjectNode config) {
        return Json.object(
                "type",
                "OracleActiveInstance",
                "instanceNumber",
                1,
                "instanceName",
                config.at("/instance/instanceName").asText(Json.text(config, "databaseName")),
                "hostName",
                "dbhost.example.com");
    }

    public boolean isEnabled(String database) {
        return !"DISABLED"
                .equals(state.sourceOf(database).at("/runtime/enabled").asText());
    }

    public boolean isRunning(String database) {
        return "RUNNING".equals(state.sourceOf(database).at("/runtime/status").asText());
    }

    /** What another engine owns can be read and copied here, nothing else. */
    public void requireLocal(ObjectNode database) {
        if (Json.has(database, "namespace")) {
            throw ApiError.refused(
                    "exception.object.replicated",
                    "\"" + state.displayName(database) + "\" was replicated from another engine.",
                    "Do this on the engine that it came from.");
        }
    }

    public void requireEnabled(ObjectNode database) {
        requireLocal(database);
        if (!isEnabled(Store.ref(database))) {
            throw ApiError.refused(
                    "exception.source.disabled",
                    "The dataset \"" + state.displayName(database) + "\" is disabled.",
                    "Enable the dataset, then try again.");
        }
    }

    public void requireVdb(ObjectNode database, String operation) {
        if (!Json.has(database, "provisionContainer")) {
            throw ApiError.refused(
                    "exception.db.not.virtual",
                    "The dSource \"" + state.displayName(database) + "\" does not support " + operation + ".",
                    "Choose a virtual database.");
        }
    }
}
