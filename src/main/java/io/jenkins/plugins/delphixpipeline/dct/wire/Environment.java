package io.jenkins.plugins.delphixpipeline.dct.wire;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;

/** A host or cluster that an engine puts databases on. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Environment(String id, String name, String engineId, Boolean isReplica, List<Repository> repositories) {
    public Environment {
        repositories = repositories == null ? List.of() : List.copyOf(repositories);
    }
}
