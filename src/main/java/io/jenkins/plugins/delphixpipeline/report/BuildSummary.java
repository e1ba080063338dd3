package io.jenkins.plugins.delphixpipeline.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the record of one build comes to: how its operations stand, how long the data pipeline's parts took, which bookmarks
 * it made.
 *
 * @param counts operations by how they stand; what has none is not in it
 * @param millis how long each part took, from its first beginning to its last end; of operations that succeeded
 * @param delivery what people have of it
 * @param unmasked what was seen to hold data that nothing proves to be masked, when an operation had failed, and was not given
 *     other data since
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
     * A bookmark that a build made.
     *
     * @param of the data pod, template or VDB
     * @param madeAt milliseconds since the epoch
     */
    public record MadeBookmark(String name, String of, List<String> tags, boolean shared, long madeAt) {}

    public static BuildSummary of(List<LineageEntry> entries) {
        Map<LineageEntry.State, Integer> counts = new EnumMap<>(LineageEntry.State.class);
        Map<Part, Long> begun = new EnumMap<>(Part.class);
        Map<Part, Long> ended = new EnumMap<>(Part.class);
        List<MadeBookmark> bookmarks = new ArrayList<>();
        Set<String> unmasked = new LinkedHashSet<>();
        for (LineageEntry entry : entries) {
            counts.merge(entry.getState(), 1, Integer::sum);
            unmasked.addAll(entry.unmasked());
            if (entry.getState() != LineageEntry.State.SUCCEEDED) {
                continue;
            }
            unmasked.removeIf(dataset -> hasOtherData(dataset, entry));
            Part part = part(entry);
            if (part != null) {
                begun.merge(part, entry.getStartedAt(), Math::min);
                ended.merge(part, entry.getStartedAt() + entry.getDurationMillis(), Math::max);
            }
            if (madeBookmark(entry)) {
                bookmarks.add(bookmark(entry));
            }
        }
        Map<Part, Long> millis = new EnumMap<>(Part.class);
        begun.forEach((part, start) -> millis.put(part, ended.get(part) - start));
        return new BuildSummary(
                counts,
                millis,
                bookmarks,
                Delivery.of(done(entries, Part.MASKED_REFRESH), done(entries, Part.PREPARATION), bookmarks.size()),
                List.copyOf(unmasked));
    }

    /** With what may stand behind its name. */
    private static boolean hasOtherData(String dataset, LineageEntry entry) {
        return entry.getFlows().stream()
                .map(LineageFlow::getTo)
                .anyMatch(to -> dataset.equals(to) || dataset.startsWith(to + " ("));
    }

    private static List<LineageEntry> done(List<LineageEntry> entries, Part part) {
        return entries.stream()
                .filter(entry -> entry.getState() == LineageEntry.State.SUCCEEDED && part(entry) == part)
                .toList();
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

    private static boolean madeBookmark(LineageEntry entry) {
        Map<String, String> made = entry.getResults();
        return "bookmark".equals(entry.getVerb())
                && made.containsKey("bookmark")
                && !made.containsKey("kept")
                && !made.containsKey("already");
    }

    private static MadeBookmark bookmark(LineageEntry entry) {
        Map<String, String> made = entry.getResults();
        return new MadeBookmark(
                made.get("bookmark"),
                made.getOrDefault("dataPod", made.getOrDefault("template", made.getOrDefault("vdb", ""))),
                LineageEntry.list(made.getOrDefault("tags", "")),
                Boolean.parseBoolean(made.get("shared")),
                entry.getStartedAt() + entry.getDurationMillis());
    }

    public int count(LineageEntry.State state) {
        return counts.getOrDefault(state, 0);
    }

    public int all() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
