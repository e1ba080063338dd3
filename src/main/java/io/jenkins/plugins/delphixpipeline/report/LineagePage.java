package io.jenkins.plugins.delphixpipeline.report;

import hudson.Extension;
import hudson.model.Action;
import hudson.model.Api;
import hudson.model.Run;
import io.jenkins.plugins.delphixpipeline.report.picture.Diagram;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import jenkins.model.Tab;
import jenkins.model.TransientActionFactory;
import org.kohsuke.stapler.StaplerRequest2;

/**
 * The page of a build that shows what it did to which data. Whoever may read the build may read it. It is right without a
 * script; while the build runs, {@code lineage.js} fetches its {@code fragment} again and again.
 */
public final class LineagePage extends Tab {
    static final String URL = "data-lineage";
    static final int ROWS_PER_PAGE = 200;
    /** Above the table, which has all. */
    private static final int MOST_FAILURES = 10;

    private final Run<?, ?> run;
    private final LineageAction lineage;

    LineagePage(Run<?, ?> run, LineageAction lineage) {
        super(run);
        this.run = run;
        this.lineage = lineage;
    }

    @Override
    public String getIconFileName() {
        return "symbol-project-relationship";
    }

    @Override
    public String getDisplayName() {
        return Messages.LineagePage_displayName();
    }

    @Override
    public String getUrlName() {
        return URL;
    }

    public Api getApi() {
        return new Api(lineage);
    }

    public boolean isBuilding() {
        return run.isBuilding();
    }

    /** How many operations there are and how they stand, in a sentence. */
    public String getSentence() {
        BuildSummary summary = lineage.summary();
        StringBuilder sentence =
                new StringBuilder(Messages.LineagePage_operations(summary.all() + lineage.getLeftOut()));
        int running = summary.count(LineageEntry.State.RUNNING);
        int failed = summary.count(LineageEntry.State.FAILED);
        int stopped = summary.count(LineageEntry.State.STOPPED);
        if (failed > 0) {
            sentence.append(Messages.LineagePage_failed(failed));
        }
        if (stopped > 0) {
            sentence.append(Messages.LineagePage_stopped(stopped));
        }
        int unknown = summary.count(LineageEntry.State.UNKNOWN);
        if (unknown > 0) {
            sentence.append(Messages.LineagePage_unknown(unknown));
        }
        if (running > 0 && isBuilding()) {
            sentence.append(Messages.LineagePage_running(running));
        }
        return sentence.toString();
    }

    /** What holds unmasked data, or is disabled, after a failure; empty for nothing. */
    public String getLeftovers() {
        return lineage.summary().leftovers().line();
    }

    /** What people have of it and how much failed, in a line; empty where there is neither. */
    public String getDelivered() {
        BuildSummary summary = lineage.summary();
        boolean hasNothing = summary.delivery().line().isEmpty() && summary.count(LineageEntry.State.FAILED) == 0;
        return hasNothing ? "" : new DeliveryReport(lineage).line();
    }

    /** What failed and why, a sentence each; of many the first, and how many more there are. */
    public List<String> getFailures() {
        List<String> all = new DeliveryReport(lineage)
                .failedEntries()
                .map(entry -> Messages.DeliveryReport_failure(entry.getVerb(), entry.getSubject(), entry.getFailure()))
                .toList();
        if (all.size() <= MOST_FAILURES) {
            return all;
        }
        List<String> first = new ArrayList<>(all.subList(0, MOST_FAILURES));
        first.add(Messages.Markdown_more(all.size() - MOST_FAILURES));
        return first;
    }

    public int getLeftOut() {
        return lineage.getLeftOut();
    }

    /** What a page shows, read once for all of it. */
    public View view(StaplerRequest2 request) {
        return new View(lineage.getEntries(), isBuilding(), request.getParameter("page"));
    }

    /** One page of the table, and the picture. */
    public static final class View {
        private final List<LineageEntry> all;
        private final boolean building;
        private final int page;

        /** @param page counted from 1; null or nonsense: the first */
        View(List<LineageEntry> all, boolean building, String page) {
            this.all = all;
            this.building = building;
            int wanted = page != null && page.matches("\\d{1,4}") ? Integer.parseInt(page) : 1;
            this.page = Math.max(1, Math.min(wanted, getPages()));
        }

        public List<LineageEntry> getRows() {
            int from = (page - 1) * ROWS_PER_PAGE;
            return all.subList(from, Math.min(all.size(), from + ROWS_PER_PAGE));
        }

        public int getPages() {
            return Math.max(1, (all.size() + ROWS_PER_PAGE - 1) / ROWS_PER_PAGE);
        }

        public int getPage() {
            return page;
        }

        /** Inline SVG; whatever came from outside is escaped in it. */
        public String getPicture() {
            Diagram diagram = LineageGraph.draw(all, building);
            return diagram.isEmpty() ? "" : diagram.svg(Messages.LineagePage_picture());
        }

        /** How many operations the picture does not show since there are too many; they are in the table. */
        public int getNotDrawn() {
            return Math.max(0, all.size() - LineageGraph.MOST_DRAWN);
        }

        public int getDrawn() {
            return Math.min(all.size(), LineageGraph.MOST_DRAWN);
        }

        public Date startedAt(LineageEntry entry) {
            return new Date(entry.getStartedAt());
        }

        public String duration(LineageEntry entry) {
            boolean ended =
                    entry.getState() != LineageEntry.State.RUNNING && entry.getState() != LineageEntry.State.UNKNOWN;
            return ended ? LineageText.duration(entry.getDurationMillis()) : "";
        }

        public String state(LineageEntry entry) {
            return LineageText.state(entry, building);
        }

        /** The symbol that Jenkins has for builds in such a state. */
        public String symbol(LineageEntry entry) {
            return switch (entry.getState()) {
                case RUNNING -> building ? "symbol-status-nobuilt-anime" : "symbol-status-nobuilt";
                case SUCCEEDED -> "symbol-status-blue";
                case FAILED -> "symbol-status-red";
                case STOPPED -> "symbol-status-aborted";
                case UNKNOWN -> "symbol-status-nobuilt";
            };
        }
    }

    /** Adds the page to each build that did something to data. */
    @Extension
    @SuppressWarnings("rawtypes")
    public static final class Factory extends TransientActionFactory<Run> {
        @Override
        public Class<Run> type() {
            return Run.class;
        }

        @Override
        public Class<? extends Action> actionType() {
            return LineagePage.class;
        }

        @Override
        public Collection<? extends Action> createFor(Run run) {
            LineageAction lineage = ((Run<?, ?>) run).getAction(LineageAction.class);
            return lineage == null ? List.of() : List.of(new LineagePage(run, lineage));
        }
    }
}
