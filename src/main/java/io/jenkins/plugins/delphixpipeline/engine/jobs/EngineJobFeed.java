package io.jenkins.plugins.delphixpipeline.engine.jobs;

import com.github.benmanes.caffeine.cache.Cache;
import io.jenkins.plugins.delphixpipeline.engine.session.EngineSession;
import io.jenkins.plugins.delphixpipeline.engine.session.Pages;
import io.jenkins.plugins.delphixpipeline.engine.wire.Job;
import io.jenkins.plugins.delphixpipeline.engine.wire.Notification;
import io.jenkins.plugins.delphixpipeline.http.Alarm;
import io.jenkins.plugins.delphixpipeline.platform.JobFeed;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Waits for many jobs with at most two requests a second, or fewer where the pace says so. While little happens, notifications tell at once what is worth
 * a look; where much happens they would only be in the way, and a list of what changed is asked for at short intervals. Of
 * very many jobs only those that ended are listed. Progress is read job by job, in turns.
 */
public final class EngineJobFeed implements JobFeed {
    private static final int FEW = 2;

    private static final int BAD_ENDS_EVERY = 8;
    private static final long SEARCH = Duration.ofSeconds(2).toNanos();
    private static final long AUDIT = Duration.ofMinutes(1).toNanos();
    private static final long SHORTEST = Duration.ofMillis(20).toNanos();

    private final NewsChannel channel;
    private final LongPoll poll;
    private final Alarm alarm = new Alarm();
    private final Pace pace;
    private final RequestBudget budget;
    private final JobLists lists;
    private final SeenJobs seen = new SeenJobs();
    private final SingleJobs single;
    /** Unseen jobs that no list shows: they are asked for one by one. */
    private final Set<String> notListed = new LinkedHashSet<>();

    /** The engine will not list jobs, or not so that it can be understood: each is asked for by itself. */
    private boolean listsFail;

    /** A list was read since the question began. */
    private boolean listAnswered;

    private boolean listWanted;
    private int listsOfMany;
    private long listedAt = System.nanoTime();
    /** When notifications were last waited for. */
    private long listenedAt = System.nanoTime();

    private long progressAt = System.nanoTime();
    private long searchedAt = System.nanoTime() - SEARCH;
    private long auditedAt = System.nanoTime();

    /** @param ended is told each job that has ended */
    public EngineJobFeed(EngineSession session, Cache<String, Job> ended, Pace pace) {
        this.pace = pace;
        this.budget = new RequestBudget(pace.requestsPerSecond, pace.atOnce);
        this.channel = new NewsChannel(session);
        this.poll = new LongPoll(session, channel);
        this.lists = new JobLists(session, budget);
        this.single = new SingleJobs(session, poll, budget, seen, ended);
    }

    @Override
    public void listen() {
        channel.open();
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
        single.keep(jobs);
        listAnswered = false;
        try {
            while (true) {
                look(jobs, news);
                news.replaceAll(this::unlessListed);
                long left = deadline - System.nanoTime();
                if (!news.isEmpty() || alarm.isRinging() || left <= 0 || !pause(jobs, left)) {
                    return news;
                }
            }
        } catch (PlatformException e) {
            if (news.isEmpty() && !listAnswered && !single.hasAnswered()) {
                throw e;
            }
            return news;
        } finally {
            alarm.reset();
        }
    }

    @Override
    public Map<String, Failure> unreadable() {
        return single.unreadable().failures();
    }

    /** What says that there is no such job may list it all the same, and then that goes on. */
    private DelphixJob unlessListed(DelphixJob job) {
        if (job.state() != DelphixJob.State.GONE) {
            return job;
        }
        Optional<DelphixJob> listed = lists.listed(job.reference());
        listed.ifPresent(found -> {
            seen.doubt(found.reference());
            seen.news(found);
        });
        return listed.orElse(job);
    }

    /** Everything that is due and that the budget allows, the most urgent first. */
    private void look(Set<String> jobs, List<DelphixJob> news) {
        if (jobs.isEmpty()) {
            return;
        }
        if (lists.clockWasSetBack()) {
            seen.doubtAll();
        }
        notListed.retainAll(new HashSet<>(seen.unseen(jobs)));
        if (single.hinted().size() > FEW) {
            listWanted = true;
        }
        if (!seen.isAnyRunning()) {
            // Lists show what changed, and so far nothing is known that could.
            listedAt = System.nanoTime();
            listenedAt = listedAt;
            lists.begin();
        }
        if ((listWanted || isDue(listedAt, pace(jobs).list())) && budget.allows()) {
            listing(() -> list(jobs, news));
        }
        // Jobs that begin meanwhile are in the list of what changed; only the others have to be looked for.
        if (seen.unseen(jobs).size() - notListed.size() > FEW && isDue(searchedAt, SEARCH) && budget.allows()) {
            listing(() -> search(jobs, news));
        }
        if (jobs.size() > FEW && isDue(auditedAt, AUDIT * (1 + jobs.size() / Pages.SIZE)) && budget.spares()) {
            listing(() -> audit(news));
        }
        Set<String> told = Set.copyOf(single.hinted());
        told.forEach(job -> single.readOne(job, news));
        if (!told.isEmpty() && areFew(jobs) && single.hinted().isEmpty()) {
            progressAt = System.nanoTime();
            if (told.containsAll(seen.running())) {
                // Each was just looked at: a list would tell nothing that is not known.
                listedAt = progressAt;
            }
        }
        if (budget.spares() || !seen.isAnyRunning() || listsFail) {
            List.copyOf(notListed).forEach(job -> single.readOne(job, news));
        }
        if (seen.unseen(jobs).size() - notListed.size() <= FEW) {
            seen.unseen(jobs).forEach(job -> single.firstLook(job, news));
        }
        if (isDue(progressAt, pace(jobs).progress())) {
            progressAt = System.nanoTime();
            if (listsFail ? budget.allows() : budget.spares()) {
                single.progress(news);
            }
        }
    }

    /** What is wrong with a list is not wrong with any job: as long as the engine answers, jobs are read one by one. */
    private void listing(Runnable list) {
        try {
            list.run();
            listsFail = false;
            listAnswered = true;
        } catch (PlatformException e) {
            if (SingleJobs.concernsAll(e)) {
                throw e;
            }
            listsFail = true;
            listWanted = false;
        }
    }

    private static boolean isDue(long last, long interval) {
        return System.nanoTime() - last >= interval;
    }

    /** While many jobs begin, one after the other, there is always something more urgent than to wait for notifications. */
    private FeedPace pace(Set<String> jobs) {
        LongPoll.Trust trust = poll.trust(areFew(jobs));
        boolean listening = trust != LongPoll.Trust.NONE && !isDue(listenedAt, FeedPace.LIST);
        return new FeedPace(jobs.size(), trust, listening, listsFail, pace);
    }

    /** So few that notifications are followed however much there is to tell; who is to be spared is not asked so often. */
    private boolean areFew(Set<String> jobs) {
        return jobs.size() <= FeedPace.FEW && (pace == Pace.PROMPT || poll.isWelcome());
    }

    private void list(Set<String> jobs, List<DelphixJob> news) {
        listedAt = System.nanoTime();
        if (jobs.size() <= FeedPace.MANY) {
            take(jobs, lists.changed(jobs::contains), news);
        } else {
            take(jobs, lists.ended(JobLists.ENDS.get(0), jobs::contains), news);
            // Most jobs end well; the others are worth a slightly longer wait.
            int turn = listsOfMany++ % BAD_ENDS_EVERY;
            if (turn == 0 || turn == BAD_ENDS_EVERY / 2) {
                take(jobs, lists.ended(JobLists.ENDS.get(turn == 0 ? 1 : 2), jobs::contains), news);
            }
        }
        listWanted = false;
        single.listed();
    }

    private void take(Set<String> jobs, List<DelphixJob> found, List<DelphixJob> news) {
        // Of few jobs an end may be told that was not asked for yet.
        boolean asked = !areFew(jobs) || !isDue(listenedAt, SingleJobs.MOMENT);
        boolean trusted = poll.trust(areFew(jobs)) != LongPoll.Trust.NONE;
        for (DelphixJob job : found) {
            boolean untold = trusted
                    && asked
                    && !single.hinted().contains(job.reference())
                    && !listWanted
                    && seen.isRunning(job.reference());
            if (untold && job.isTerminal()) {
                poll.noteSurprise();
            }
            listed(job, news);
        }
    }

    /** Jobs from before a restart, or just begun: some may have ended long ago, so no list of changes shows them. */
    private void search(Set<String> jobs, List<DelphixJob> news) {
        Set<String> unseen = new HashSet<>(seen.unseen(jobs));
        searchedAt = System.nanoTime();
        try {
            lists.anyOf(unseen::contains, unseen.size()).forEach(job -> listed(job, news));
        } finally {
            notListed.addAll(seen.unseen(jobs));
        }
    }

    private void listed(DelphixJob job, List<DelphixJob> news) {
        single.unreadable().clear(job.reference());
        seen.news(job).ifPresent(news::add);
    }

    /** Whatever kept an end from being listed: who is no longer at work is looked for again. */
    private void audit(List<DelphixJob> news) {
        auditedAt = System.nanoTime();
        Set<String> missing = new HashSet<>(seen.running());
        lists.running(missing::contains).forEach(job -> {
            missing.remove(job.reference());
            listed(job, news);
        });
        missing.forEach(seen::doubt);
    }

    /** @return false when the thread was interrupted */
    private boolean pause(Set<String> jobs, long left) {
        if (jobs.isEmpty()) {
            return alarm.sleep(left);
        }
        long next = Math.min(Math.min(left, single.unreadable().untilRested()), untilDue(jobs));
        boolean urgent = single.isAnyHinted() || listWanted || isAnyToBeRead(jobs);
        if (jobs.size() > FeedPace.MANY || urgent || !isPollDue(jobs) || next < SHORTEST || !budget.allows()) {
            long wait = urgent ? Math.min(next, Math.max(budget.nanosToNext(), SHORTEST)) : next;
            if (!urgent && areFew(jobs)) {
                wait = Math.min(wait, poll.untilNext());
            }
            return alarm.sleep(Math.max(wait, SHORTEST));
        }
        budget.charge();
        List<Notification> hints = poll.await(next / 1_000_000, alarm.arm());
        if (areFew(jobs) && !hints.isEmpty() && hints.stream().noneMatch(hint -> jobs.contains(hint.object()))) {
            poll.collect();
        }
        for (Notification hint : hints) {
            listWanted |= LongPoll.isLoss(hint);
            if (LongPoll.isJob(hint) && jobs.contains(hint.object()) && isWorthALook(hint)) {
                single.hinted().add(hint.object());
            }
        }
        listWanted |= poll.takeLoss();
        listenedAt = System.nanoTime();
        return !Thread.currentThread().isInterrupted();
    }

    /** Notifications of few jobs are collected for a moment; where many wait, lists are cheaper than chatter. */
    private boolean isPollDue(Set<String> jobs) {
        return areFew(jobs) ? poll.untilNext() == 0 : poll.isWelcome();
    }

    private boolean isWorthALook(Notification hint) {
        boolean knownToExist = LongPoll.isCreation(hint) && seen.isRunning(hint.object());
        return !seen.isOver(hint.object()) && !knownToExist;
    }

    private boolean isAnyToBeRead(Set<String> jobs) {
        return seen.unseen(jobs).stream().anyMatch(job -> !single.unreadable().isResting(job));
    }

    private long untilDue(Set<String> jobs) {
        long list = pace(jobs).list() - (System.nanoTime() - listedAt);
        long progress = pace(jobs).progress() - (System.nanoTime() - progressAt);
        long due = seen.running().isEmpty() ? list : Math.min(list, progress);
        return Math.max(due, budget.nanosToNext());
    }
}
