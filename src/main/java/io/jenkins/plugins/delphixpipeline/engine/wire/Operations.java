package io.jenkins.plugins.delphixpipeline.engine.wire;

import java.util.List;

/** The hooks of a source that matter here. */
public record Operations(List<Operation> configureClone, List<Operation> preRefresh, List<Operation> postRefresh) {
    public Operations {
        configureClone = configureClone == null ? List.of() : List.copyOf(configureClone);
        preRefresh = preRefresh == null ? List.of() : List.copyOf(preRefresh);
        postRefresh = postRefresh == null ? List.of() : List.copyOf(postRefresh);
    }
}
