package io.jenkins.plugins.delphixpipeline.dct.jobs;

import io.jenkins.plugins.delphixpipeline.dct.session.DctSession;
import io.jenkins.plugins.delphixpipeline.dct.session.Filter;
import io.jenkins.plugins.delphixpipeline.dct.wire.Job;
import io.jenkins.plugins.delphixpipeline.http.feed.PollingFeed;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
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
 * question holds. Who begins to wait is told with the next question.
 */
public final class DctJobFeed extends PollingFeed {
    private static final int BESIDE = "id IN []".length();
    private static final int MOST_SINGLE = 5;

    private final DctSession session;
    private final DctJobs jobs;
    private final JobPace pace;
    private final Telemetry telemetry;
    private final EndedJobs ended;
    /** With which question a job was last asked for. */
    private final Map<String, Long> askedWith = new HashMap<>();

    /** When all were asked for last, or began to be waited for. */
    private long lastQuestion;
    /** Who was waited for the last time. */
    private Set<String> watched = Set.of();

    private long counter;

    /** @param ended told of jobs that have ended well, since what was listed before is out of date then */
    public DctJobFeed(DctSession session, DctJobs jobs, JobPace pace, Telemetry telemetry, EndedJobs ended) {
        this.session = session;
        this.jobs = jobs;
        this.pace = pace;
        this.telemetry = telemetry;
        this.ended = ended;
    }

    @Override
    protected List<DelphixJob> news(Set<String> wanted, long deadline) {
        askedWith.keySet().retainAll(wanted);
        if (Collections.disjoint(watched, wanted)) {
            // They have only just begun: a question now would cost a call and tell nothing new.
            lastQuestion = System.nanoTime();
        }
        watched = Set.copyOf(wanted);
        boolean answered = false;
        while (!wanted.isEmpty()) {
            List<List<String>> questions = questions(wanted);
            long due =
                    lastQuestion + pace.between(wanted.size(), questions.size()).toNanos();
            long wait = Math.min(due, deadline) - System.nanoTime();
            if (wait > 0 && (!alarm.sleep(wait) || alarm.isRinging())) {
                return List.of();
            }
            if (System.nanoTime() < due) {
                return List.of();
            }
            try {
                List<DelphixJob> news = ask(questions.get(0));
                if (!news.isEmpty() || alarm.isRinging()) {
                    return news;
                }
                answered = true;
            } catch (PlatformException e) {
                if (!answered) {
                    throw e;
                }
                return List.of();
            }
        }
        return List.of();
    }

    /** Those that were asked for longest ago come first, and before them those that never were. */
    private List<List<String>> questions(Set<String> wanted) {
        List<String> inTurn = wanted.stream()
                .sorted(Comparator.<String>comparingLong(id -> askedWith.getOrDefault(id, -1L))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        return Filter.parts(inTurn, BESIDE, session.version());
    }

    private List<DelphixJob> ask(List<String> question) {
        counter++;
        lastQuestion = System.nanoTime();
        List<Job> found = jobs.listed(question);
        List<DelphixJob> news = new ArrayList<>();
        Set<String> missing = new HashSet<>(question);
        List<Job> known = found.stream().filter(job -> missing.remove(job.id())).toList();
        ended.among(known);
        known.forEach(job -> judge(job, news));
        // The rest is asked for first with the next question.
        question.stream().filter(missing::contains).limit(MOST_SINGLE).forEach(reference -> single(reference, news));
        return news;
    }

    /** That a list does not show a job is no proof that there is none. */
    private void single(String reference, List<DelphixJob> news) {
        Job job;
        try {
            job = jobs.wire(reference);
        } catch (PlatformException e) {
            if (e.problem() == Problem.OBJECT_GONE) {
                tell(JobMapper.gone(reference), news);
            } else {
                unreadable(reference, e.failure());
            }
            return;
        }
        ended.among(List.of(job));
        judge(job, news);
    }

    /** What its execution says, or that nobody may read it, concerns this one job. */
    private void judge(Job job, List<DelphixJob> news) {
        DelphixJob judged;
        try {
            judged = jobs.judged(job);
        } catch (PlatformException e) {
            unreadable(job.id(), e.failure());
            return;
        }
        tell(judged, news);
    }

    private void unreadable(String reference, Failure why) {
        // In a form that is no declared one, another DCT may say that it does not know the job.
        session.requireSameDct();
        noteUnreadable(reference, why);
        askedWith.put(reference, counter);
    }

    /** One that has ended well is told as such when its effect shows. */
    private void tell(DelphixJob job, List<DelphixJob> news) {
        askedWith.put(job.reference(), counter);
        if (job.state() != DelphixJob.State.COMPLETED) {
            note(job, news);
            return;
        }
        note(telemetry.shows(job) ? job : JobMapper.waiting(job), news);
    }
}
