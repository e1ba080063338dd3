package io.jenkins.plugins.delphixpipeline.report;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A bookmark that a build made or updated.
 *
 * @param of the data pod, template, VDB or VDB group
 * @param madeAt milliseconds since the epoch
 * @param updated whether it was there before
 */
public record MadeBookmark(
        String name, String reference, String of, List<String> tags, boolean shared, long madeAt, boolean updated) {
    static MadeBookmark of(LineageEntry entry) {
        Map<String, String> made = entry.getResults();
        return new MadeBookmark(
                made.get("bookmark"),
                made.get("bookmarkReference"),
                owner(made).orElse(""),
                LineageEntry.list(made.getOrDefault("tags", "")),
                Boolean.parseBoolean(made.get("shared")),
                entry.getStartedAt() + entry.getDurationMillis(),
                made.containsKey("updated"));
    }

    /**
     * Whose bookmarks are meant.
     *
     * @param results by the keys of a step's result
     */
    static Optional<String> owner(Map<String, String> results) {
        return Stream.of("dataPod", "template", "vdb", "vdbGroup")
                .map(results::get)
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** Of other branches of a pod there may be some of the same name. */
    boolean isSame(MadeBookmark other) {
        return name.equals(other.name)
                && of.equals(other.of)
                && (reference == null || other.reference == null || reference.equals(other.reference));
    }

    MadeBookmark asNew() {
        return new MadeBookmark(name, reference, of, tags, shared, madeAt, false);
    }
}
