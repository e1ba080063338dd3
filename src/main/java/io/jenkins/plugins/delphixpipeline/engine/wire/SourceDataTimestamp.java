package io.jenkins.plugins.delphixpipeline.engine.wire;

import java.time.Instant;

/** Which data of a data source stands for a moment. */
public record SourceDataTimestamp(String source, String name, Instant timestamp) {}
