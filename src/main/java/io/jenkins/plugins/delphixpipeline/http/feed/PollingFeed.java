package io.jenkins.plugins.delphixpipeline.http.feed;

import io.jenkins.plugins.delphixpipeline.http.Alarm;
import io.jenkins.plugins.delphixpipeline.platform.JobFeed;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * News of jobs by asking again and again: keeps what was told of each job, so that only what changed is told, and which could not
 * be read. When and how is asked is the subclass's affair.
 */
public abstract class PollingFeed implements JobFeed {
    /** Ends the wait between two questions. */
    protected final Alarm alarm = new Alarm();

    private final Map<String, String> told = new HashMap<>();
    private final Map<String, Failure> unreadable = new HashMap<>();

    @Override
    public final void wake() {
        alarm.ring();
    }

    @Override
    public final Map<String, Failure> unreadable() {
        return Map.copyOf(unreadable);
    }

    @Override
    public final List<DelphixJob> changes(Set<String> jobs, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        told.keySet().retainAll(jobs);
        unreadable.keySet().retainAll(jobs);
        try {
            return news(jobs, deadline);
        } finally {
            alarm.reset();
        }
    }

    /**
     * Asks until there is news, the alarm rings, or the time is over.
     *
     * @param deadline by {@link System#nanoTime}
     */
    protected abstract List<DelphixJob> news(Set<String> jobs, long deadline);

    /** Adds a job to the news when anything of it has changed; that it is over is news to whoever begins to wait for it now, too. */
    protected final void note(DelphixJob job, List<DelphixJob> news) {
        unreadable.remove(job.reference());
        String position = job.state() + " " + job.percent() + " " + job.events().size();
        if (!position.equals(told.put(job.reference(), position)) || job.state().isTerminal()) {
            news.add(job);
        }
    }

    protected final void noteUnreadable(String job, Failure failure) {
        unreadable.put(job, failure);
    }

    protected final boolean isUnreadable(String job) {
        return unreadable.containsKey(job);
    }
}
