package io.jenkins.plugins.delphixpipeline.engine.wire;

import java.time.Instant;

/** A point of a timeflow: a time, a location, or both. */
public record TimeflowPoint(String timeflow, Instant timestamp, String location) {}
