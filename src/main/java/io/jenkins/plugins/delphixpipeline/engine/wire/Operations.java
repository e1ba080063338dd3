package io.jenkins.plugins.delphixpipeline.engine.wire;

import java.util.List;

/** The hooks of a source that matter here. */
public record Operations(List<Operation> configureClone) {
    public Operations {
        configureClone = configureClone == null ? List.of() : List.copyOf(configureClone);
    }
}
