package io.jenkins.plugins.delphixpipeline.report;

import io.jenkins.plugins.delphixpipeline.report.BuildSummary.MadeBookmark;
import io.jenkins.plugins.delphixpipeline.report.BuildSummary.Part;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What stands of what a build has made: operation by operation, in their order, things come, are changed, and go. */
final class Standing {
    private final List<LineageEntry> masked = new ArrayList<>();
    private final List<LineageEntry> prepared = new ArrayList<>();
    private final List<MadeBookmark> bookmarks = new ArrayList<>();
    private final Set<String> unmasked = new LinkedHashSet<>();

    /** @param part null for what is no part of the data pipeline */
    void see(LineageEntry entry, Part part) {
        unmasked.addAll(entry.unmasked());
        if (entry.getState() != LineageEntry.State.SUCCEEDED) {
            return;
        }
        unmasked.removeIf(dataset -> hasOtherData(dataset, entry));
        if ("delete".equals(entry.getVerb())) {
            take(new Deleted(entry.getResults()));
        } else if ("bookmark".equals(entry.getVerb())) {
            bookmark(entry);
        } else if (part == Part.MASKED_REFRESH) {
            masked.add(entry);
        } else if (part == Part.PREPARATION) {
            prepared.add(entry);
        }
    }

    private void take(Deleted gone) {
        masked.removeIf(entry -> gone.hadEnvironment(entry.getResults()));
        prepared.removeIf(entry -> gone.hadEnvironment(entry.getResults()));
        bookmarks.removeIf(gone::hadBookmark);
        unmasked.removeIf(gone::hadDataset);
    }

    /** With what may stand behind its name. */
    private static boolean hasOtherData(String dataset, LineageEntry entry) {
        return entry.getFlows().stream()
                .map(LineageFlow::getTo)
                .anyMatch(to -> dataset.equals(to) || dataset.startsWith(to + " ("));
    }

    /** One that the build made itself stays new, however often it is updated. */
    private void bookmark(LineageEntry entry) {
        Map<String, String> made = entry.getResults();
        if (!made.containsKey("bookmark") || made.containsKey("kept") || made.containsKey("already")) {
            return;
        }
        MadeBookmark now = MadeBookmark.of(entry);
        boolean isNew = !now.updated() || bookmarks.stream().anyMatch(each -> each.isSame(now) && !each.updated());
        bookmarks.removeIf(each -> now.updated() && each.isSame(now));
        bookmarks.add(isNew ? now.asNew() : now);
    }

    List<MadeBookmark> bookmarks() {
        return List.copyOf(bookmarks);
    }

    Delivery delivery() {
        int fresh = (int) bookmarks.stream().filter(each -> !each.updated()).count();
        return Delivery.of(masked, prepared, fresh, bookmarks.size() - fresh);
    }

    List<String> unmasked() {
        return List.copyOf(unmasked);
    }
}
