package io.jenkins.plugins.delphixpipeline.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a build delivered: masked data with its origin and its proof, and where people find it.
 *
 * @param environments how many data pods, VDB groups and single VDBs have new data, or were kept as they were asked to be
 * @param bookmarks how many there are that were not there before
 * @param updatedBookmarks how many of those that were there before were changed
 */
record Delivery(List<MaskedRefresh> refreshes, int environments, int bookmarks, int updatedBookmarks) {
    /**
     * A masked VDB with the latest data.
     *
     * @param from what it comes from, and {@code point} the point of that one's history
     * @param executions of the masking job, as the Masking Engine told them; empty when none was asked
     */
    record MaskedRefresh(String vdb, String from, String point, String maskingStep, List<String> executions) {
        /** What shows that the data is masked. */
        String proof() {
            return executions.isEmpty()
                    ? Messages.Delivery_notFailed()
                    : Messages.Delivery_execution(String.join(", ", executions));
        }

        /** By the keys that results of steps have. */
        Map<String, String> values() {
            Map<String, String> values = new LinkedHashMap<>();
            values.put("vdb", vdb);
            values.put("from", from);
            values.put("point", point);
            values.put("maskingStep", maskingStep);
            values.put("proof", proof());
            values.values().removeIf(Objects::isNull);
            return values;
        }
    }

    /**
     * @param masked refreshes of masked VDBs that succeeded
     * @param prepared what else succeeded in giving data to people
     */
    static Delivery of(List<LineageEntry> masked, List<LineageEntry> prepared, int bookmarks, int updatedBookmarks) {
        List<MaskedRefresh> refreshes =
                masked.stream().map(entry -> refresh(entry.getResults())).toList();
        Set<String> environments = prepared.stream()
                .map(entry -> environment(entry.getResults()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return new Delivery(refreshes, environments.size(), bookmarks, updatedBookmarks);
    }

    private static MaskedRefresh refresh(Map<String, String> made) {
        return new MaskedRefresh(
                made.get("vdb"),
                made.get("from"),
                made.get("point"),
                made.get("maskingStep"),
                LineageEntry.list(made.getOrDefault("maskingExecutions", "")));
    }

    /** A data pod or a group counts as one, however many VDBs it has. */
    private static String environment(Map<String, String> made) {
        if (made.containsKey("dataPod")) {
            return made.get("template") + "/" + made.get("dataPod");
        }
        return made.containsKey("vdbGroup") ? "group " + made.get("vdbGroup") : made.get("vdb");
    }

    /** In a line; empty when nothing was delivered. */
    String line() {
        Stream<String> masked = refreshes.stream().map(Delivery::sentence);
        return Stream.concat(masked, Stream.of(counted()))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("; "));
    }

    /** How much people find where; empty when there is nothing. */
    String counted() {
        return Stream.of(
                        environments == 0 ? null : Messages.Delivery_environments(environments),
                        bookmarks == 0 ? null : Messages.Delivery_bookmarks(bookmarks),
                        updatedBookmarks == 0 ? null : Messages.Delivery_updatedBookmarks(updatedBookmarks))
                .filter(Objects::nonNull)
                .collect(Collectors.joining("; "));
    }

    private static String sentence(MaskedRefresh refresh) {
        String sentence =
                Messages.Delivery_masked(refresh.vdb(), refresh.from(), refresh.point(), refresh.maskingStep());
        return refresh.executions().isEmpty()
                ? sentence
                : Messages.Delivery_confirmed(sentence, String.join(", ", refresh.executions()));
    }

    /**
     * What somebody has to clear up after a build: what was not given other data since, nor enabled, nor deleted.
     *
     * @param unmasked what was seen to hold data that nothing proves to be masked, when an operation had not succeeded
     * @param disabled what an operation that did not succeed has disabled although its data is masked
     */
    public record Leftovers(List<String> unmasked, List<String> disabled) {
        /** In one line; empty for nothing. */
        String line() {
            List<String> parts = new ArrayList<>();
            if (!unmasked.isEmpty()) {
                parts.add(Messages.DeliveryReport_unmasked(String.join(", ", unmasked)));
            }
            if (!disabled.isEmpty()) {
                parts.add(Messages.DeliveryReport_disabled(String.join(", ", disabled)));
            }
            return String.join("; ", parts);
        }
    }
}
