package io.jenkins.plugins.delphixpipeline.rehearsal.report;

import io.jenkins.plugins.delphixpipeline.report.LineageAction;
import io.jenkins.plugins.delphixpipeline.report.LineageEntry;
import io.jenkins.plugins.delphixpipeline.report.LineageFlow;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a build has brought data, by the plugin's own record of it: a bookmark that is still there is in the catalogue.
 *
 * @param all what was removed afterwards says so
 * @param toRemoved those to what was removed afterwards
 */
public record BuildFlows(List<LineageFlow> all, List<LineageFlow> toRemoved) {
    private static final String BOOKMARK = "bookmark";
    private static final String DELETE = "delete";

    /** @param record of the build; null where it has none */
    public static BuildFlows of(LineageAction record) {
        List<LineageFlow> all = new ArrayList<>();
        List<LineageFlow> toRemoved = new ArrayList<>();
        List<LineageEntry> entries = record == null
                ? List.of()
                : record.getEntries().stream()
                        .filter(entry -> entry.getState() == LineageEntry.State.SUCCEEDED)
                        .filter(entry -> !entry.getVerb().equals(BOOKMARK))
                        .toList();
        for (int at = 0; at < entries.size(); at++) {
            List<LineageEntry> later = entries.subList(at + 1, entries.size());
            for (LineageFlow flow : entries.get(at).getFlows()) {
                boolean removed = later.stream().anyMatch(entry -> removes(entry, flow.getTo()));
                LineageFlow told =
                        removed ? new LineageFlow(flow.getFrom(), flow.getVia(), flow.getTo() + ", removed") : flow;
                all.add(told);
                if (removed) {
                    toRemoved.add(told);
                }
            }
        }
        return new BuildFlows(all, toRemoved);
    }

    private static boolean removes(LineageEntry entry, String place) {
        return entry.getVerb().equals(DELETE)
                && (place.equals(entry.getSubject())
                        || place.equals(entry.getResults().get("vdb")));
    }
}
