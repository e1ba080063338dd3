package io.jenkins.plugins.delphixpipeline.report;

import java.util.List;
import java.util.Map;
import java.util.Objects;
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
                Stream.of("dataPod", "template", "vdb", "vdbGroup")
                        .map(made::get)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(""),
                LineageEntry.list(made.getOrDefault("tags", "")),
                Boolean.parseBoolean(made.get("shared")),
                entry.getStartedAt() + entry.getDurationMillis(),
                made.containsKey("updated"));
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
