package io.jenkins.plugins.delphixpipeline.dct.wire;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/** Where a compliance job finds its data. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Connector(String id, String name, String engineId) {}
