package io.jenkins.plugins.delphixpipeline.dct.jobs;

import io.jenkins.plugins.delphixpipeline.dct.session.DctSession;
import io.jenkins.plugins.delphixpipeline.dct.session.Filter;
import io.jenkins.plugins.delphixpipeline.http.Alarm;
import io.jenkins.plugins.delphixpipeline.platform.JobFeed;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * News of any number of jobs at a steady pace: each question asks for those that were asked for longest ago, as many as one
 * question holds. Who begins to wait is told with the next question, which is at once where nobody asked just before.
 */
public final class DctJobFeed implements JobFeed {
    private static final int BESIDE = "id IN []".length();
    private static final int MOST_SINGLE = 5;

    private final DctSession session;
    private final DctJobs jobs;
    private final JobPace pace;
    private final Telemetry telemetry;
    private final Runnable ended;
    private final Map<String, Seen> seen = new HashMap<>();
    private final Map<String, Failure> unreadable = new HashMap<>();
    private final Alarm alarm = new Alarm();
    /** When all were asked for last, or began to be waited for. */
    private long lastQuestion;
    /** Who was waited for the last time. */
    private Set<String> watched = Set.of();

    private long counter;

    /** @param ended told whenever a job has ended well, since what was listed before is out of date then */
    public DctJobFeed(DctSession session, DctJobs jobs, JobPace pace, Telemetry telemetry, Runnable ended) {
        this.session = session;
        this.jobs = jobs;
        this.pace = pace;
        this.telemetry = telemetry;
        this.ended = ended;
    }

    /** What was told of a job, and with which question. */
    private record Seen(String position, long question) {}

    @Override
    public void wake() {
        alarm.ring();
    }

    @Override
    public Map<String, Failure> unreadable() {
        return Map.copyOf(unreadable);
    }

    @Override
    public List<DelphixJob> changes(Set<String> wanted, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        seen.keySet().retainAll(wanted);
        unreadable.keySet().retainAll(wanted);
        if (Collections.disjoint(watched, wanted)) {
            // They have only just begun: a question now would cost a call and tell nothing new.
            lastQuestion = System.nanoTime();
        }
        watched = Set.copyOf(wanted);
        try {
            while (!wanted.isEmpty()) {
                List<List<String>> questions = questions(wanted);
                long due = lastQuestion
                        + pace.between(wanted.size(), questions.size()).toNanos();
                long wait = Math.min(due, deadline) - System.nanoTime();
                if (wait > 0 && (!alarm.sleep(wait) || alarm.isRinging())) {
                    return List.of();
                }
                if (System.nanoTime() < due) {
                    return List.of();
                }
                List<DelphixJob> news = ask(questions.get(0));
                if (!news.isEmpty() || alarm.isRinging()) {
                    return news;
                }
            }
            return List.of();
        } finally {
            alarm.reset();
        }
    }

    /** Those that were asked for longest ago come first, and before them those that never were. */
    private List<List<String>> questions(Set<String> wanted) {
        List<String> inTurn = wanted.stream()
                .sorted(Comparator.<String>comparingLong(
                                id -> seen.containsKey(id) ? seen.get(id).question() : -1)
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        return Filter.parts(inTurn, BESIDE, session.version());
    }

    private List<DelphixJob> ask(List<String> question) {
        counter++;
        lastQuestion = System.nanoTime();
        List<DelphixJob> found = jobs.jobs(question);
        List<DelphixJob> news = new ArrayList<>();
        Set<String> missing = new HashSet<>(question);
        for (DelphixJob job : found) {
            if (missing.remove(job.reference())) {
                note(job, news);
            }
        }
        // The rest is asked for first with the next question.
        question.stream().filter(missing::contains).limit(MOST_SINGLE).forEach(reference -> single(reference, news));
        return news;
    }

    /** That a list does not show a job is no proof that there is none. */
    private void single(String reference, List<DelphixJob> news) {
        try {
            note(jobs.job(reference), news);
        } catch (PlatformException e) {
            // In whatever form a DCT says that it does not know a job, it may be another one.
            if (!unreadable.containsKey(reference)) {
                session.requireSameDct();
            }
            if (e.problem() == Problem.OBJECT_GONE) {
                note(JobMapper.gone(reference), news);
            } else {
                unreadable.put(reference, e.failure());
                seen.put(reference, new Seen(null, counter));
            }
        }
    }

    private void note(DelphixJob told, List<DelphixJob> news) {
        DelphixJob job = told;
        unreadable.remove(job.reference());
        if (job.state() == DelphixJob.State.COMPLETED) {
            ended.run();
            job = telemetry.shows(job) ? JobMapper.ended(job) : JobMapper.waiting(job);
        }
        String position = job.state() + " " + job.percent() + " " + job.events().size();
        Seen before = seen.put(job.reference(), new Seen(position, counter));
        if (before == null || !position.equals(before.position())) {
            news.add(job);
        }
    }
}
