package io.jenkins.plugins.delphixpipeline.dct.wire;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/** Something that a masking engine can be told to do. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record ComplianceJob(String id, String name, String engineId, String engineName, Boolean isOnTheFlyMasking) {}
