package io.jenkins.plugins.delphixpipeline.dct.wire;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;

/** The scripts of a VDB; those that are used. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Hooks(List<Hook> configureClone, List<Hook> preRefresh, List<Hook> postRefresh) {
    public Hooks {
        configureClone = configureClone == null ? List.of() : List.copyOf(configureClone);
        preRefresh = preRefresh == null ? List.of() : List.copyOf(preRefresh);
        postRefresh = postRefresh == null ? List.of() : List.copyOf(postRefresh);
    }
}
