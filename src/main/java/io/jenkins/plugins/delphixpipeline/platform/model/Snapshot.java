package io.jenkins.plugins.delphixpipeline.platform.model;

import java.time.Instant;

/**
 * A point of a dataset's history that another dataset can be provisioned or refreshed from.
 *
 * @param dataset the reference of its dataset
 * @param timeflow the reference of the timeflow it lies on
 * @param createdAt when the back end made it, by the back end's clock
 * @param dataAt the time of its data; null where the platform has only a location
 * @param location SCN, LSN or the like; null where the platform has only a time
 */
public record Snapshot(
        String reference,
        String name,
        String dataset,
        String timeflow,
        Instant createdAt,
        Instant dataAt,
        String location,
        boolean provisionable)
        implements Named {}
