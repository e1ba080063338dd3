package io.jenkins.plugins.delphixpipeline.dct.wire;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;

/** The scripts of a VDB; those that are used. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Hooks(List<Hook> configureClone) {
    public Hooks {
        configureClone = configureClone == null ? List.of() : List.copyOf(configureClone);
    }
}
