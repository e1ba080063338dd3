package io.jenkins.plugins.delphixpipeline.dct.wire;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;

/** A time for which a timeflow has data. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record TimeflowRange(
        Instant startPointTimestamp, Instant endPointTimestamp, String timeflowId, Boolean provisionable) {}
