package io.jenkins.plugins.delphixpipeline.dct.wire;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/** A script that an engine runs at a certain moment of a VDB's life. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Hook(String name, String command, String shell, String elementId) {}
