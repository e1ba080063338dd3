package io.jenkins.plugins.delphixpipeline.dct.wire;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/** Which DCT it is. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record ProductInfo(String apiVersion, String productVersion, String systemUuid) {}
