package io.jenkins.plugins.delphixpipeline.rehearsal.report;

import io.jenkins.plugins.delphixpipeline.report.LineageAction;
import io.jenkins.plugins.delphixpipeline.report.LineageEntry;
import io.jenkins.plugins.delphixpipeline.report.LineageFlow;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Where a build has brought data, by the plugin's own record of it: a bookmark that is still there is in the catalogue. */
public final class BuildFlows {
    private static final String BOOKMARK = "bookmark";
    private static final String DELETE = "delete";

    private BuildFlows() {}

    /**
     * What was removed afterwards says so.
     *
     * @param record of the build; null where it has none
     */
    public static List<LineageFlow> of(LineageAction record) {
        List<LineageFlow> all = new ArrayList<>();
        List<LineageEntry> entries = record == null
                ? List.of()
                : record.getEntries().stream()
                        .filter(entry -> entry.getState() == LineageEntry.State.SUCCEEDED)
                        .filter(entry -> !entry.getVerb().equals(BOOKMARK))
                        .toList();
        for (int at = 0; at < entries.size(); at++) {
            List<LineageEntry> later = entries.subList(at + 1, entries.size());
            for (LineageFlow flow : moving(entries.get(at))) {
                boolean removed = later.stream().anyMatch(entry -> removes(entry, flow.getTo()));
                all.add(removed ? new LineageFlow(flow.getFrom(), flow.getVia(), flow.getTo() + ", removed") : flow);
            }
        }
        return all;
    }

    /** A snapshot moves nothing. */
    private static List<LineageFlow> moving(LineageEntry entry) {
        return entry.getFlows().stream()
                .filter(flow -> flow.getVia() != null || !flow.getTo().equals(flow.getFrom()))
                .toList();
    }

    private static boolean removes(LineageEntry entry, String place) {
        // Something that has a bookmark's name is one: what is named beside it is only whose it was.
        return entry.getVerb().equals(DELETE)
                && !entry.getResults().containsKey(BOOKMARK)
                && Stream.of(entry.getSubject(), entry.getResults().get("vdb"))
                        .filter(Objects::nonNull)
                        .anyMatch(named -> place.equals(named) || place.endsWith("/" + named));
    }
}
