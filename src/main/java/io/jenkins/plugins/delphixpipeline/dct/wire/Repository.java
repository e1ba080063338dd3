package io.jenkins.plugins.delphixpipeline.dct.wire;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/** An installation of a database product on an environment. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Repository(String id, String name, String databaseType, Boolean allowProvisioning) {}
