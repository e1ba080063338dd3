package io.jenkins.plugins.delphixpipeline.masking;

import io.jenkins.plugins.delphixpipeline.http.feed.PollingFeed;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * News of executions: however many are waited for, a list of those that run is asked for at short intervals, and only one that
 * has left it is looked at by itself. One that cannot be read does not keep the news of the others.
 */
final class ExecutionFeed extends PollingFeed {
    private static final long INTERVAL = Duration.ofSeconds(2).toNanos();

    /** While one execution is read, all others wait. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Executions executions;
    private boolean answered;

    ExecutionFeed(Executions executions) {
        this.executions = executions;
    }

    @Override
    protected List<DelphixJob> news(Set<String> jobs, long deadline) {
        while (true) {
            List<DelphixJob> news = jobs.isEmpty() ? List.of() : look(jobs);
            long left = deadline - System.nanoTime();
            boolean over = !news.isEmpty() || alarm.isRinging() || left <= 0;
            if (over || !alarm.sleep(Math.min(left, INTERVAL)) || alarm.isRinging()) {
                return news;
            }
        }
    }

    private List<DelphixJob> look(Set<String> jobs) {
        Set<String> missing = new LinkedHashSet<>(jobs);
        List<DelphixJob> news = new ArrayList<>();
        answered = false;
        for (String status : Executions.UNFINISHED) {
            if (!missing.isEmpty()) {
                list(status, missing, news);
            }
        }
        missing.forEach(reference -> single(reference, news));
        return news;
    }

    /** What is wrong with a list is not wrong with any execution: as long as somebody answers, each is read by itself. */
    private void list(String status, Set<String> missing, List<DelphixJob> news) {
        try {
            executions.inState(status).stream()
                    .filter(job -> missing.remove(job.reference()))
                    .forEach(job -> note(job, news));
            answered = true;
        } catch (PlatformException e) {
            if (concernsAll(e)) {
                throw e;
            }
        }
    }

    private void single(String reference, List<DelphixJob> news) {
        try {
            note(executions.plain(reference, PATIENCE), news);
        } catch (PlatformException e) {
            if (concernsAll(e)) {
                throw e;
            }
            if (e.problem() == Problem.OBJECT_GONE) {
                note(gone(reference), news);
            } else {
                noteUnreadable(reference, e.failure());
            }
        }
    }

    /** Nobody answers anything, or nobody lets us in. */
    private boolean concernsAll(PlatformException e) {
        return e.problem() == Problem.HOST_UNREACHABLE && !answered
                || e.problem().isOfTls()
                || e.problem().isRefusedLogin();
    }

    private static DelphixJob gone(String reference) {
        return new DelphixJob(
                reference,
                "MASKING",
                "masking",
                "",
                "",
                DelphixJob.State.GONE,
                0,
                Instant.EPOCH,
                Instant.EPOCH,
                null,
                null,
                List.of());
    }
}
