package io.jenkins.plugins.delphixpipeline.engine.wire;

import java.time.Instant;

/** What an engine says about its own clock. */
public record TimeConfig(Instant currentTime) {}
