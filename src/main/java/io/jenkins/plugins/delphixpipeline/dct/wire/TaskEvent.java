package io.jenkins.plugins.delphixpipeline.dct.wire;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/** One line of what a task tells. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record TaskEvent(String messageDetails) {}
