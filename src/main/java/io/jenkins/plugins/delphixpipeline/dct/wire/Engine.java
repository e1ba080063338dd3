package io.jenkins.plugins.delphixpipeline.dct.wire;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/** An engine that DCT looks after. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Engine(String id, String name, String hostname, String type, String uuid) {}
