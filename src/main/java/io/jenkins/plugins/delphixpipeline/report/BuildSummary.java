package io.jenkins.plugins.delphixpipeline.report;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What the record of one build comes to: how its operations stand, how long the data pipeline's parts took, which bookmarks
 * there are of those that it made or updated.
 *
 * @param counts operations by how they stand; what has none is not in it
 * @param millis how long each part took, from its first beginning to its last end; of operations that succeeded
 * @param delivery what people have of it
 * @param unmasked what was seen to hold data that nothing proves to be masked, when an operation had failed, and was not given
 *     other data since, nor deleted
 */
public record BuildSummary(
        Map<LineageEntry.State, Integer> counts,
        Map<Part, Long> millis,
        List<MadeBookmark> bookmarks,
        Delivery delivery,
        List<String> unmasked) {
    /** What a data pipeline does, in its order. */
    public enum Part {
        SYNC,
        MASKED_REFRESH,
        PREPARATION
    }

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

    public static BuildSummary of(List<LineageEntry> entries) {
        Map<LineageEntry.State, Integer> counts = new EnumMap<>(LineageEntry.State.class);
        Map<Part, Long> begun = new EnumMap<>(Part.class);
        Map<Part, Long> ended = new EnumMap<>(Part.class);
        Standing standing = new Standing();
        for (LineageEntry entry : entries) {
            counts.merge(entry.getState(), 1, Integer::sum);
            Part part = part(entry);
            standing.see(entry, part);
            if (part != null && entry.getState() == LineageEntry.State.SUCCEEDED) {
                begun.merge(part, entry.getStartedAt(), Math::min);
                ended.merge(part, entry.getStartedAt() + entry.getDurationMillis(), Math::max);
            }
        }
        Map<Part, Long> millis = new EnumMap<>(Part.class);
        begun.forEach((part, start) -> millis.put(part, ended.get(part) - start));
        return new BuildSummary(counts, millis, standing.bookmarks(), standing.delivery(), standing.unmasked());
    }

    private static Part part(LineageEntry entry) {
        Map<String, String> made = entry.getResults();
        return switch (entry.getVerb()) {
            case "snapshot" -> entry.getFlows().stream().anyMatch(flow -> flow.getFrom() == null) ? Part.SYNC : null;
            case "refresh" -> made.containsKey("maskingStep") ? Part.MASKED_REFRESH : Part.PREPARATION;
            case "provision" -> Part.PREPARATION;
            default -> null;
        };
    }

    public int count(LineageEntry.State state) {
        return counts.getOrDefault(state, 0);
    }

    public int all() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
