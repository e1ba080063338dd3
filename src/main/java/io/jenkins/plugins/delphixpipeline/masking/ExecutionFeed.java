package io.jenkins.plugins.delphixpipeline.masking;

import io.jenkins.plugins.delphixpipeline.platform.DelphixJob;
import io.jenkins.plugins.delphixpipeline.platform.JobFeed;
import io.jenkins.plugins.delphixpipeline.platform.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * News of executions: however many are waited for, a list of those that run is asked for at short intervals, and only one that
 * has left it is looked at by itself.
 */
final class ExecutionFeed implements JobFeed {
    private static final long INTERVAL = Duration.ofSeconds(2).toMillis();

    private final Executions executions;
    private final Map<String, String> seen = new HashMap<>();
    private final Object alarm = new Object();
    private boolean ringing;

    ExecutionFeed(Executions executions) {
        this.executions = executions;
    }

    @Override
    public void wake() {
        synchronized (alarm) {
            ringing = true;
            alarm.notifyAll();
        }
    }

    @Override
    public List<DelphixJob> changes(Set<String> jobs, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        seen.keySet().retainAll(jobs);
        while (true) {
            List<DelphixJob> news = jobs.isEmpty() ? List.of() : look(jobs);
            long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
            if (!news.isEmpty() || left <= 0 || isWoken(Math.min(left, INTERVAL))) {
                return news;
            }
        }
    }

    private boolean isWoken(long millis) {
        synchronized (alarm) {
            try {
                if (!ringing) {
                    alarm.wait(millis);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return true;
            }
            boolean woken = ringing;
            ringing = false;
            return woken;
        }
    }

    private List<DelphixJob> look(Set<String> jobs) {
        Set<String> missing = new LinkedHashSet<>(jobs);
        List<DelphixJob> news = new ArrayList<>();
        for (String status : Executions.UNFINISHED) {
            if (!missing.isEmpty()) {
                executions.inState(status).stream()
                        .filter(job -> missing.remove(job.reference()))
                        .forEach(job -> note(job, news));
            }
        }
        missing.forEach(reference -> note(single(reference), news));
        return news;
    }

    private DelphixJob single(String reference) {
        try {
            return executions.plain(reference);
        } catch (PlatformException e) {
            if (e.problem() != Problem.OBJECT_GONE) {
                throw e;
            }
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

    private void note(DelphixJob job, List<DelphixJob> news) {
        String position = job.state() + " " + job.percent();
        if (!position.equals(seen.put(job.reference(), position))) {
            news.add(job);
        }
    }
}
