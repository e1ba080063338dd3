package io.jenkins.plugins.delphixpipeline.engine.jobs;

import io.jenkins.plugins.delphixpipeline.engine.catalog.EngineCatalog;
import io.jenkins.plugins.delphixpipeline.platform.JobFeed;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** News of jobs; with the end of a job, what was remembered of datasets while it ran is out of date. */
public record ForgettingFeed(JobFeed feed, EngineCatalog catalog) implements JobFeed {
    @Override
    public List<DelphixJob> changes(Set<String> jobs, Duration timeout) {
        List<DelphixJob> news = feed.changes(jobs, timeout);
        if (news.stream().anyMatch(DelphixJob::isTerminal)) {
            catalog.forget();
        }
        return news;
    }

    @Override
    public Map<String, Failure> unreadable() {
        return feed.unreadable();
    }

    @Override
    public void listen() {
        feed.listen();
    }

    @Override
    public void wake() {
        feed.wake();
    }
}
