package io.jenkins.plugins.delphixpipeline.report;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What the record of one build comes to: how its operations stand, how long the data pipeline's parts took, which bookmarks
 * there are of those that it made or updated.
 *
 * @param counts operations by how they stand; what has none is not in it
 * @param millis how long each part took, from its first beginning to its last end; of operations that succeeded
 * @param delivery what people have of it
 * @param leftovers what somebody has to clear up
 */
public record BuildSummary(
        Map<LineageEntry.State, Integer> counts,
        Map<Part, Long> millis,
        List<MadeBookmark> bookmarks,
        Delivery delivery,
        Delivery.Leftovers leftovers) {
    /** What a data pipeline does, in its order. */
    public enum Part {
        SYNC,
        MASKED_REFRESH,
        PREPARATION
    }

    public static BuildSummary of(List<LineageEntry> entries) {
        Map<LineageEntry.State, Integer> counts = new EnumMap<>(LineageEntry.State.class);
        Map<Part, Long> begun = new EnumMap<>(Part.class);
        Map<Part, Long> ended = new EnumMap<>(Part.class);
        Standing standing = new Standing();
        for (LineageEntry entry : entries) {
            counts.merge(entry.getState(), 1, Integer::sum);
            Part part = part(entry);
            standing.see(entry);
            if (part != null && entry.getState() == LineageEntry.State.SUCCEEDED) {
                if (part != Part.SYNC) {
                    standing.hasData(entry, part == Part.MASKED_REFRESH);
                }
                begun.merge(part, entry.getStartedAt(), Math::min);
                ended.merge(part, entry.getStartedAt() + entry.getDurationMillis(), Math::max);
            }
        }
        Map<Part, Long> millis = new EnumMap<>(Part.class);
        begun.forEach((part, start) -> millis.put(part, ended.get(part) - start));
        return new BuildSummary(counts, millis, standing.bookmarks(), standing.delivery(), standing.leftovers());
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
