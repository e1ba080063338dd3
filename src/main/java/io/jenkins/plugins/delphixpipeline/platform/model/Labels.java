package io.jenkins.plugins.delphixpipeline.platform.model;

import java.time.Instant;
import java.util.List;

/**
 * What a bookmark says about itself, apart from its name. A back end refuses by name what its bookmarks cannot have.
 *
 * @param tags each a word; where a back end has keys and values, {@code key=value} or a key alone
 * @param expiration null: kept until deleted
 * @param description may be null
 */
public record Labels(List<String> tags, boolean shared, Instant expiration, String description) {
    public static final Labels NONE = new Labels(List.of(), false, null, null);

    public Labels {
        tags = List.copyOf(tags);
    }
}
