package io.jenkins.plugins.delphixpipeline.report;

import hudson.model.Run;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a build delivered, for those who look elsewhere than at its page: a chat, a pull request, a script. */
public final class DeliveryReport {
    private final LineageAction lineage;
    private final BuildSummary summary;

    DeliveryReport(LineageAction lineage) {
        this.lineage = lineage;
        this.summary = lineage.summary();
    }

    /** @param run a build, under way or over; one that did nothing to data has an empty report */
    public static DeliveryReport of(Run<?, ?> run) {
        LineageAction lineage = run.getAction(LineageAction.class);
        return new DeliveryReport(lineage == null ? new LineageAction() : lineage);
    }

    /** Whether the build did nothing to data. */
    public boolean isEmpty() {
        return summary.all() == 0;
    }

    /** How many operations did not succeed. */
    public int failed() {
        return summary.count(LineageEntry.State.FAILED);
    }

    /** Whether each operation has ended well. */
    public boolean isComplete() {
        return summary.count(LineageEntry.State.SUCCEEDED) == summary.all();
    }

    /** In a few words, without names. */
    public String title() {
        String counted = summary.delivery().counted();
        List<String> parts = new ArrayList<>();
        if (!summary.delivery().refreshes().isEmpty()) {
            parts.add(Messages.DeliveryReport_refreshed(
                    summary.delivery().refreshes().size()));
        }
        if (!counted.isEmpty()) {
            parts.add(counted);
        }
        if (parts.isEmpty()) {
            parts.add(Messages.DeliveryReport_nothing());
        }
        if (failed() > 0) {
            parts.add(Messages.DeliveryReport_failed(failed()));
        }
        return String.join("; ", parts);
    }

    /** In one line, as a chat shows it. */
    public String text() {
        String leftovers = summary.leftovers().line();
        return leftovers.isEmpty() ? line() : line() + "; " + leftovers;
    }

    /** The same without what there is to clear up. */
    String line() {
        String delivered = summary.delivery().line();
        String line = delivered.isEmpty() ? Messages.DeliveryReport_nothing() : delivered;
        return failed() == 0 ? line : line + "; " + Messages.DeliveryReport_failed(failed());
    }

    Stream<LineageEntry> failedEntries() {
        return failed() == 0
                ? Stream.empty()
                : lineage.getEntries().stream().filter(entry -> entry.getState() == LineageEntry.State.FAILED);
    }

    /** For a script: texts, numbers and a list of maps, in an order that does not change. */
    public Map<String, Object> values() {
        List<Map<String, String>> masked = new ArrayList<>();
        summary.delivery().refreshes().forEach(refresh -> masked.add(refresh.values()));
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("text", text());
        values.put("operations", summary.all());
        values.put("failed", failed());
        values.put("unmasked", new ArrayList<>(summary.leftovers().unmasked()));
        values.put("disabled", new ArrayList<>(summary.leftovers().disabled()));
        values.put("environments", summary.delivery().environments());
        values.put("bookmarks", summary.delivery().bookmarks());
        values.put("updatedBookmarks", summary.delivery().updatedBookmarks());
        if (!masked.isEmpty()) {
            values.putAll(masked.get(masked.size() - 1));
        }
        values.put("masked", masked);
        return values;
    }

    /** The same for environment variables, which hold no maps. */
    public Map<String, Object> variables() {
        Map<String, Object> variables = values();
        variables.remove("masked");
        return variables;
    }

    /** In Markdown, as a pull request shows it. */
    public String markdown() {
        Markdown text = new Markdown();
        text.table(
                List.of(
                        Messages.DeliveryReport_vdb(),
                        Messages.DeliveryReport_from(),
                        Messages.DeliveryReport_point(),
                        Messages.DeliveryReport_maskingStep(),
                        Messages.DeliveryReport_proof()),
                summary.delivery().refreshes().stream()
                        .map(refresh -> List.of(
                                Markdown.code(refresh.vdb()),
                                Markdown.code(refresh.from()),
                                Markdown.code(refresh.point()),
                                Markdown.code(refresh.maskingStep()),
                                refresh.proof()))
                        .toList());
        text.paragraph(rest());
        text.table(
                List.of(
                        Messages.DeliveryReport_bookmark(),
                        Messages.DeliveryReport_of(),
                        Messages.DeliveryReport_tags()),
                summary.bookmarks().stream()
                        .map(made -> List.of(
                                Markdown.code(made.name()),
                                Markdown.code(made.of()),
                                Markdown.code(String.join(", ", made.tags()))))
                        .toList());
        text.table(
                List.of(Messages.DeliveryReport_operation(), Messages.DeliveryReport_why()),
                failedEntries()
                        .map(entry -> List.of(
                                Markdown.code(entry.getVerb() + " " + entry.getSubject()),
                                Markdown.code(entry.getFailure())))
                        .toList());
        text.table(
                List.of(Messages.DeliveryReport_unmaskedNow()),
                names(summary.leftovers().unmasked()));
        text.table(
                List.of(Messages.DeliveryReport_disabledNow()),
                names(summary.leftovers().disabled()));
        return text.toString();
    }

    private static List<List<String>> names(List<String> all) {
        return all.stream().map(name -> List.of(Markdown.code(name))).toList();
    }

    /** The line without the sentences that stand in the table above it. */
    private String rest() {
        String counted = summary.delivery().counted();
        if (counted.isEmpty() && summary.delivery().refreshes().isEmpty()) {
            return text();
        }
        String failures = failed() == 0 ? "" : Messages.DeliveryReport_failed(failed());
        return counted.isEmpty() || failures.isEmpty() ? counted + failures : counted + "; " + failures;
    }
}
