package io.jenkins.plugins.delphixpipeline.report;

import hudson.Extension;
import hudson.model.Action;
import hudson.model.Job;
import io.jenkins.plugins.delphixpipeline.report.BuildSummary.Part;
import io.jenkins.plugins.delphixpipeline.report.picture.Bars;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import jenkins.model.TransientActionFactory;

/**
 * How long the parts of the data pipeline took over the newest builds of a job, and which bookmarks they made: a section of
 * the job's main page, and a page of its own with more.
 */
public final class JobPage implements Action {
    private static final int BOOKMARKS_ON_MAIN_PAGE = 7;

    private final Job<?, ?> job;
    private JobHistory history;

    JobPage(Job<?, ?> job) {
        this.job = job;
    }

    /** Jenkins asks for actions far more often than for what they show, hence it is read when it is. */
    private synchronized JobHistory history() {
        if (history == null) {
            history = new JobHistory(job);
        }
        return history;
    }

    /** Null, which hides it, for a job that does nothing to data. */
    @Override
    public String getIconFileName() {
        return isPresent() ? "symbol-project-relationship" : null;
    }

    @Override
    public String getDisplayName() {
        return Messages.LineagePage_displayName();
    }

    @Override
    public String getUrlName() {
        return LineagePage.URL;
    }

    public Job<?, ?> getJob() {
        return job;
    }

    public boolean isPresent() {
        return !history().isEmpty();
    }

    public int getMostBuilds() {
        return JobHistory.MOST_BUILDS;
    }

    /** Inline SVG, oldest build first; empty when there is nothing to show. */
    public String getTrend() {
        List<JobHistory.Past> builds = new ArrayList<>(history().timed());
        Collections.reverse(builds);
        if (builds.isEmpty()) {
            return "";
        }
        List<Bars.Bar> bars = builds.stream()
                .map(past -> new Bars.Bar(
                        past.run().getDisplayName(),
                        Arrays.stream(Part.values())
                                .map(part -> past.millis(part) / 1000.0)
                                .toList(),
                        told(past)))
                .toList();
        return new Bars(bars, seconds -> LineageText.duration(Math.round(seconds * 1000)))
                .svg(Messages.JobPage_trend(bars.size()));
    }

    private static String told(JobHistory.Past past) {
        List<String> lines = new ArrayList<>(List.of(past.run().getDisplayName()));
        for (Part part : Part.values()) {
            if (past.millis(part) > 0) {
                lines.add(Messages.JobPage_part(name(part), LineageText.duration(past.millis(part))));
            }
        }
        return String.join("\n", lines);
    }

    private static String name(Part part) {
        return switch (part) {
            case SYNC -> Messages.JobPage_sync();
            case MASKED_REFRESH -> Messages.JobPage_maskedRefresh();
            case PREPARATION -> Messages.JobPage_preparation();
        };
    }

    /** The names of the parts, in the order of the picture from the bottom. */
    public List<String> getParts() {
        return Arrays.stream(Part.values()).map(JobPage::name).toList();
    }

    /** Newest first. */
    public List<Timed> getTimes() {
        return history().timed().stream().map(Timed::new).toList();
    }

    public List<Catalogued> getFreshBookmarks() {
        return bookmarks(BOOKMARKS_ON_MAIN_PAGE);
    }

    public List<Catalogued> getBookmarks() {
        return bookmarks(JobHistory.MOST_BOOKMARKS);
    }

    private List<Catalogued> bookmarks(int most) {
        return history().bookmarks(most).stream().map(Catalogued::new).toList();
    }

    /** How long one build took, for a row of the table. */
    public static final class Timed {
        private final JobHistory.Past past;

        private Timed(JobHistory.Past past) {
            this.past = past;
        }

        public String getName() {
            return past.run().getDisplayName();
        }

        public String getUrl() {
            return past.run().getUrl();
        }

        public Date getStartedAt() {
            return new Date(past.run().getStartTimeInMillis());
        }

        /** One for each part; empty where there was none. */
        public List<String> getParts() {
            return Arrays.stream(Part.values())
                    .map(part -> past.millis(part) == 0 ? "" : LineageText.duration(past.millis(part)))
                    .toList();
        }
    }

    /** A bookmark for a row of the table. */
    public static final class Catalogued {
        private final JobHistory.Made made;

        private Catalogued(JobHistory.Made made) {
            this.made = made;
        }

        public String getName() {
            return made.bookmark().name();
        }

        public String getOf() {
            return made.bookmark().of();
        }

        public List<String> getTags() {
            return made.bookmark().tags();
        }

        public boolean isShared() {
            return made.bookmark().shared();
        }

        public Date getMadeAt() {
            return new Date(made.bookmark().madeAt());
        }

        public String getBuild() {
            return made.run().getDisplayName();
        }

        public String getUrl() {
            return made.run().getUrl();
        }
    }

    /** Adds the page to every job; it shows itself only where there is something to show. */
    @Extension
    @SuppressWarnings("rawtypes")
    public static final class Factory extends TransientActionFactory<Job> {
        @Override
        public Class<Job> type() {
            return Job.class;
        }

        @Override
        public Class<? extends Action> actionType() {
            return JobPage.class;
        }

        @Override
        public Collection<? extends Action> createFor(Job job) {
            return List.of(new JobPage(job));
        }
    }
}
