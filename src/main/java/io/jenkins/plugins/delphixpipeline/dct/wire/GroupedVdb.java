package io.jenkins.plugins.delphixpipeline.dct.wire;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/** A VDB of a group. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record GroupedVdb(String vdbId, String vdbName, Integer order) {}
