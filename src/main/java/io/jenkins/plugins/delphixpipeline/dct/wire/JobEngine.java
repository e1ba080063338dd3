package io.jenkins.plugins.delphixpipeline.dct.wire;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/** An engine that works on a job. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record JobEngine(String engineId, String engineName) {}
