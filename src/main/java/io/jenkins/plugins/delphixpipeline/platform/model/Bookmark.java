package io.jenkins.plugins.delphixpipeline.platform.model;

import java.time.Instant;
import java.util.List;

/**
 * A named point of a data pod, of a template, or of a VDB's timeflow.
 *
 * @param owner the reference of the pod, template or VDB
 * @param ownerName its name
 * @param tags empty for a VDB's bookmark, which cannot have any
 * @param snapshot of a VDB's bookmark: the reference of the snapshot that it marks; null where the back end does not tell
 * @param dataAt the time of the data
 * @param expiration null: kept until deleted
 */
public record Bookmark(
        String reference,
        String name,
        String owner,
        String ownerName,
        String branch,
        String snapshot,
        List<String> tags,
        boolean shared,
        Instant createdAt,
        Instant dataAt,
        Instant expiration,
        String description)
        implements Named {
    public Bookmark {
        tags = tags == null ? List.of() : List.copyOf(tags);
    }
}
