package io.jenkins.plugins.delphixpipeline.platform.model;

import java.time.Instant;

/**
 * What a list tells of a dataset besides the dataset itself; null for what the back end does not tell.
 *
 * @param refreshedAt when its data came last, by the clock on the back end's wall, without a zone
 * @param parentSnapshot the reference of the snapshot that its data came from
 * @param dataAt the time of that data
 * @param status {@code DISABLED}, or the back end's word, such as {@code RUNNING}
 */
public record DatasetStatus(String refreshedAt, String parentSnapshot, Instant dataAt, String status) {}
