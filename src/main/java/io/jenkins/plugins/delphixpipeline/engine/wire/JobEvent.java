package io.jenkins.plugins.delphixpipeline.engine.wire;

import java.time.Instant;

/** One line of a job's history. */
public record JobEvent(
        Instant timestamp, double percentComplete, String eventType, String messageDetails, String messageAction) {}
