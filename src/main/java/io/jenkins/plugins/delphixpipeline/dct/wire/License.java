package io.jenkins.plugins.delphixpipeline.dct.wire;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/** What the licence lets one do. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record License(String tier) {}
