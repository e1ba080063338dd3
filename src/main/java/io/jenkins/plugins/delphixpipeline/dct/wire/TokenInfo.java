package io.jenkins.plugins.delphixpipeline.dct.wire;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/** Whose token it is. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record TokenInfo(Boolean active, Long accountId, String username, Long exp) {}
