package io.jenkins.plugins.delphixpipeline.dct.wire;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/** What an engine does by itself, such as take snapshots. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Policy(String id, String name, String policyType, String engineId) {}
