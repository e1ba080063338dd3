package io.jenkins.plugins.delphixpipeline.platform.model;

import java.time.Instant;

/**
 * Which data of a dataset stands for a moment of a template's or pod's timeline.
 *
 * @param dataset its reference
 * @param time of the data: that of a snapshot, or any time where logs are kept
 */
public record DataTime(String dataset, Instant time) {}
