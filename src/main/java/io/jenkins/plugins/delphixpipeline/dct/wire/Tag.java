package io.jenkins.plugins.delphixpipeline.dct.wire;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/** A label that may be hung on nearly everything. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Tag(String key, String value) {}
