package io.jenkins.plugins.delphixpipeline.engine;

import io.jenkins.plugins.delphixpipeline.engine.wire.Job;
import io.jenkins.plugins.delphixpipeline.engine.wire.Notification;
import io.jenkins.plugins.delphixpipeline.http.Json;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.DelphixJob;
import io.jenkins.plugins.delphixpipeline.platform.JobFeed;
import io.jenkins.plugins.delphixpipeline.platform.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Waits for many jobs with at most two requests a second. Notifications hint at what changed; one page of jobs since a
 * watermark confirms states, at every hint that stands for many, and now and then in any case; progress is read job by job,
 * in turns.
 */
final class EngineJobFeed implements JobFeed {
    private static final double REQUESTS_PER_SECOND = 1.9;
    private static final double BURST = 6;
    private static final int FEW = 2;
    private static final long LIST_WHEN_TRUSTED = Duration.ofSeconds(5).toNanos();
    private static final long LIST = Duration.ofSeconds(1).toNanos();
    private static final long PROGRESS_WHEN_TRUSTED = Duration.ofSeconds(1).toNanos();
    private static final long PROGRESS = Duration.ofSeconds(2).toNanos();
    private static final Duration OVERLAP = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final EngineSession session;
    private final LongPoll poll;
    private final Alarm alarm = new Alarm();
    private final RequestBudget budget = new RequestBudget(REQUESTS_PER_SECOND, BURST);
    private final SeenJobs seen = new SeenJobs();
    private final Set<String> hinted = new LinkedHashSet<>();
    private final Deque<String> turns = new ArrayDeque<>();
    private boolean listWanted;
    private long listedAt = System.nanoTime();
    private long progressAt = System.nanoTime();
    private Instant watermark;

    EngineJobFeed(EngineSession session) {
        this.session = session;
        this.poll = new LongPoll(session);
    }

    @Override
    public void wake() {
        alarm.ring();
    }

    @Override
    public List<DelphixJob> changes(Set<String> jobs, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        List<DelphixJob> news = new ArrayList<>();
        seen.keep(jobs);
        hinted.retainAll(jobs);
        try {
            while (true) {
                look(jobs, news);
                long left = deadline - System.nanoTime();
                if (!news.isEmpty() || alarm.isRinging() || left <= 0 || !pause(jobs, left)) {
                    return news;
                }
            }
        } catch (PlatformException e) {
            if (news.isEmpty()) {
                throw e;
            }
            return news;
        } finally {
            alarm.reset();
        }
    }

    /** Everything that is due and that the budget allows, the most urgent first. */
    private void look(Set<String> jobs, List<DelphixJob> news) {
        if (jobs.isEmpty()) {
            return;
        }
        if (seen.unseen(jobs).size() > FEW && budget.take()) {
            walk(jobs, news);
            if (seen.unseen(jobs).size() > FEW && budget.take()) {
                // Jobs from before a restart: most of them are still at work.
                read(WebRequest.get("/job").query("jobState", "RUNNING"), jobs, news);
            }
        }
        seen.unseen(jobs).forEach(job -> readOne(job, news));
        if (hinted.size() > FEW) {
            listWanted = true;
        } else {
            List.copyOf(hinted).forEach(job -> readOne(job, news));
        }
        if ((listWanted || isDue(listedAt, poll.isTrusted() ? LIST_WHEN_TRUSTED : LIST)) && budget.take()) {
            walk(jobs, news);
        }
        if (isDue(progressAt, poll.isTrusted() ? PROGRESS_WHEN_TRUSTED : PROGRESS)) {
            progress(news);
        }
    }

    private static boolean isDue(long last, long interval) {
        return System.nanoTime() - last >= interval;
    }

    private void readOne(String reference, List<DelphixJob> news) {
        if (!budget.take()) {
            return;
        }
        hinted.remove(reference);
        try {
            WebRequest request = WebRequest.get("/job/" + reference).retriedFor(PATIENCE);
            seen.news(Values.job(session.read(request, ResultReader.one(Job.class))))
                    .ifPresent(news::add);
        } catch (PlatformException e) {
            if (e.problem() != Problem.OBJECT_GONE) {
                throw e;
            }
            seen.gone(reference);
        }
    }

    /** All jobs that changed since the last walk, with some overlap: two may bear the same time. */
    private void walk(Set<String> jobs, List<DelphixJob> news) {
        Instant from = watermark == null ? session.time() : watermark.minus(OVERLAP);
        WebRequest request =
                WebRequest.get("/job").query("fromDate", Json.date(from)).query("addEvents", true);
        Instant newest = read(request, jobs, news);
        if (watermark == null || newest.isAfter(watermark)) {
            watermark = newest.isAfter(from) ? newest : from;
        }
        listWanted = false;
        hinted.clear();
        listedAt = System.nanoTime();
    }

    private Instant read(WebRequest request, Set<String> jobs, List<DelphixJob> news) {
        Instant[] newest = {Instant.EPOCH};
        List<DelphixJob> watched = Pages.all(session, request.retriedFor(PATIENCE), Job.class, job -> {
                    if (job.updateTime() != null && job.updateTime().isAfter(newest[0])) {
                        newest[0] = job.updateTime();
                    }
                    return jobs.contains(job.reference()) ? Values.job(job) : null;
                })
                .stream()
                .filter(Objects::nonNull)
                .toList();
        for (DelphixJob job : watched) {
            boolean untold = !hinted.remove(job.reference()) && !listWanted && seen.isRunning(job.reference());
            seen.news(job).ifPresent(news::add);
            if (untold && job.isTerminal()) {
                poll.noteSurprise();
            }
        }
        return newest[0];
    }

    /** Lists show progress on request at best, and of jobs that moved; so the others are read one by one, in turns. */
    private void progress(List<DelphixJob> news) {
        List<String> running = seen.running();
        turns.retainAll(running);
        running.stream().filter(job -> !turns.contains(job)).forEach(turns::addLast);
        String next = turns.pollFirst();
        if (next != null) {
            turns.addLast(next);
            readOne(next, news);
        }
        progressAt = System.nanoTime();
    }

    /** @return false when the thread was interrupted */
    private boolean pause(Set<String> jobs, long left) {
        if (jobs.isEmpty()) {
            return alarm.sleep(left);
        }
        long next = Math.min(left, untilDue());
        if (poll.isResting() || next < Duration.ofMillis(20).toNanos() || !budget.take()) {
            long wait = seen.unseen(jobs).isEmpty() && hinted.isEmpty() ? next : Math.min(next, budget.nanosToNext());
            return alarm.sleep(Math.max(wait, Duration.ofMillis(20).toNanos()));
        }
        for (Notification hint : poll.await(next / 1_000_000, alarm.arm())) {
            listWanted |= LongPoll.isLoss(hint);
            if (LongPoll.isJob(hint) && jobs.contains(hint.object()) && !seen.isOver(hint.object())) {
                hinted.add(hint.object());
            }
        }
        return !Thread.currentThread().isInterrupted();
    }

    private long untilDue() {
        long list = (poll.isTrusted() ? LIST_WHEN_TRUSTED : LIST) - (System.nanoTime() - listedAt);
        long progress = (poll.isTrusted() ? PROGRESS_WHEN_TRUSTED : PROGRESS) - (System.nanoTime() - progressAt);
        long due = seen.running().isEmpty() ? list : Math.min(list, progress);
        return Math.max(due, budget.nanosToNext());
    }
}
