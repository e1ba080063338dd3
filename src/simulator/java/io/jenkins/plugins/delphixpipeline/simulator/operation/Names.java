package io.jenkins.plugins.delphixpipeline.simulator.operation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.model.ApiError;
import io.jenkins.plugins.delphixpipeline.simulator.model.EngineState;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import java.util.Objects;
import java.util.function.Predicate;

/** Names must be unique where the engine asks for it: datasets in their group, everything else in its kind. */
public final class Names {

    private final EngineState state;

    public Names(EngineState state) {
        this.state = state;
    }

    public void requireFree(String group, String name) {
        requireFree(Kind.DATABASE, name, database -> Objects.equals(group, Json.text(database, "group")));
    }

    public void requireFree(Kind kind, String name, Predicate<ObjectNode> sameRoom) {
        boolean taken = state.store().all(kind).stream()
                .anyMatch(other -> name.equals(Json.text(other, "name")) && sameRoom.test(other));
        if (taken) {
            throw ApiError.refused(
                    "exception.executor.object.name.exists",
                    "An object with the name \"" + name + "\" already exists.",
                    "Choose another name.");
        }
    }
}
