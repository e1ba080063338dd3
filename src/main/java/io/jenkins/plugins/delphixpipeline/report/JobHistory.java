package io.jenkins.plugins.delphixpipeline.report;

import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.delphixpipeline.report.BuildSummary.Part;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What the newest builds of a job did to data. Reads no more builds than it shows, and of a job that has none with data only
 * the few newest; Jenkins keeps builds that were read lately, and each keeps the sum of its record.
 */
final class JobHistory {
    static final int MOST_BUILDS = 30;
    static final int MOST_BOOKMARKS = 20;
    private static final int LOOKED_AT = 5;

    private final List<Past> builds = new ArrayList<>();

    /** One build that did something to data. */
    record Past(Run<?, ?> run, BuildSummary summary) {
        /** @return 0 when the build had no such part */
        long millis(Part part) {
            return summary.millis().getOrDefault(part, 0L);
        }

        long wholeMillis() {
            return summary.millis().values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** A bookmark with the build that made it. */
    public record Made(Run<?, ?> run, MadeBookmark bookmark) {}

    JobHistory(Job<?, ?> job) {
        int seen = 0;
        for (Run<?, ?> run = job.getLastBuild(); run != null && mayLookAt(seen); run = run.getPreviousBuild()) {
            seen++;
            LineageAction lineage = run.getAction(LineageAction.class);
            if (lineage != null) {
                builds.add(new Past(run, lineage.summary()));
            }
        }
    }

    private boolean mayLookAt(int seen) {
        return seen < LOOKED_AT || seen < MOST_BUILDS && !builds.isEmpty();
    }

    boolean isEmpty() {
        return builds.isEmpty();
    }

    /** Newest first; those in which a part of the data pipeline succeeded. */
    List<Past> timed() {
        return builds.stream().filter(past -> past.wholeMillis() > 0).toList();
    }

    /** Newest first. */
    List<Made> bookmarks(int most) {
        return builds.stream()
                .flatMap(past -> past.summary().bookmarks().stream()
                        .filter(bookmark -> !bookmark.updated())
                        .map(bookmark -> new Made(past.run(), bookmark)))
                .sorted(Comparator.comparingLong((Made made) -> made.bookmark().madeAt())
                        .reversed())
                .limit(most)
                .toList();
    }
}
