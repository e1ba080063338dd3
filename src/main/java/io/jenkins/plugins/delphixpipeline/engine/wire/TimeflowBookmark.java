package io.jenkins.plugins.delphixpipeline.engine.wire;

import java.time.Instant;

/** A named point of a timeflow. */
public record TimeflowBookmark(String reference, String name, String timeflow, Instant timestamp, String tag) {}
