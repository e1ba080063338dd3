package io.jenkins.plugins.delphixpipeline.platform.model;

import java.time.Instant;

/**
 * A job that put a parent's data into a dataset: a provision or a refresh. All times are by the back end's clock.
 *
 * @param startedAt when it was created
 * @param updatedAt its last change, which is its end once it has ended
 */
public record MakingJob(String reference, DelphixJob.State state, Instant startedAt, Instant updatedAt) {}
