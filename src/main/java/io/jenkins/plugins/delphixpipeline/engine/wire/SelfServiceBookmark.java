package io.jenkins.plugins.delphixpipeline.engine.wire;

import java.time.Instant;
import java.util.List;

/** A named point of a data pod or template. */
public record SelfServiceBookmark(
        String reference,
        String name,
        String branch,
        String bookmarkType,
        String container,
        String containerName,
        String template,
        String templateName,
        Instant timestamp,
        Instant creationTime,
        String description,
        List<String> tags,
        boolean shared,
        Instant expiration) {
    public SelfServiceBookmark {
        tags = tags == null ? List.of() : List.copyOf(tags);
    }
}
