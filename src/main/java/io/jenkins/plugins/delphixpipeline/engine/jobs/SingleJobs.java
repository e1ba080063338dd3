package io.jenkins.plugins.delphixpipeline.engine.jobs;

import com.github.benmanes.caffeine.cache.Cache;
import io.jenkins.plugins.delphixpipeline.engine.catalog.EngineMapper;
import io.jenkins.plugins.delphixpipeline.engine.session.EngineSession;
import io.jenkins.plugins.delphixpipeline.engine.wire.Job;
import io.jenkins.plugins.delphixpipeline.http.Alarm;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads jobs one by one, within the budget: those that were hinted at, those that no list shows, and the progress of the rest. */
final class SingleJobs {
    /** While one job is read, all others wait. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    /** Quick work is over after it. */
    static final long MOMENT = Duration.ofMillis(30).toNanos();

    private final EngineSession session;
    private final LongPoll poll;
    private final RequestBudget budget;
    private final SeenJobs seen;
    private final Cache<String, Job> ended;
    private final UnreadableJobs unreadable = new UnreadableJobs();
    private final Set<String> hinted = new LinkedHashSet<>();
    private final Set<String> progressQueue = new LinkedHashSet<>();
    private boolean answered;

    SingleJobs(EngineSession session, LongPoll poll, RequestBudget budget, SeenJobs seen, Cache<String, Job> ended) {
        this.session = session;
        this.poll = poll;
        this.budget = budget;
        this.seen = seen;
        this.ended = ended;
    }

    /** What notifications have named and nobody has seen since; and what could not be read, of which nothing is told again. */
    Set<String> hinted() {
        return hinted;
    }

    /** Whether any of those may be read now. */
    boolean isAnyHinted() {
        return hinted.stream().anyMatch(job -> !unreadable.isResting(job));
    }

    /** A list has shown what changed; what could not be read is still looked for. */
    void listed() {
        hinted.retainAll(unreadable.failures().keySet());
    }

    UnreadableJobs unreadable() {
        return unreadable;
    }

    /** Whether the engine has said anything of a job since {@link #keep}. */
    boolean hasAnswered() {
        return answered;
    }

    /** Forgets all others, and what was answered before. */
    void keep(Set<String> jobs) {
        answered = false;
        unreadable.keep(jobs);
        hinted.retainAll(jobs);
    }

    /** Many a job is over before anybody waits: one look belongs to its submission, not to the waiting. */
    void firstLook(String reference, List<DelphixJob> news) {
        if (seen.isMissed(reference) || unreadable.failures().containsKey(reference)) {
            readOne(reference, news);
        } else if (Alarm.linger(MOMENT)) {
            read(reference, news);
        }
    }

    void readOne(String reference, List<DelphixJob> news) {
        if (!unreadable.isResting(reference) && budget.allows()) {
            budget.charge();
            read(reference, news);
        }
    }

    private void read(String reference, List<DelphixJob> news) {
        boolean told = !hinted.add(reference);
        try {
            WebRequest request = WebRequest.get("/job/" + reference).retriedFor(PATIENCE);
            Job job = session.read(request, EngineJobs.one(reference));
            answered = true;
            unreadable.clear(reference);
            hinted.remove(reference);
            seen.news(EngineMapper.job(job)).ifPresent(news::add);
            if (seen.isOver(reference)) {
                ended.put(reference, job);
                if (told) {
                    poll.noteEnd();
                }
            }
        } catch (PlatformException e) {
            if (e.problem() == Problem.OBJECT_GONE) {
                answered = true;
                unreadable.clear(reference);
                seen.missed(reference).ifPresent(news::add);
                return;
            }
            unreadable.note(reference, e.failure());
            if (concernsAll(e)) {
                throw e;
            }
        }
    }

    /** Lists show progress on request at best, and of jobs that moved; so the others are read one by one, in turns. */
    void progress(List<DelphixJob> news) {
        List<String> running = seen.running();
        progressQueue.retainAll(new HashSet<>(running));
        progressQueue.addAll(running);
        if (!progressQueue.isEmpty()) {
            String next = progressQueue.iterator().next();
            progressQueue.remove(next);
            progressQueue.add(next);
            readOne(next, news);
        }
    }

    /** Nobody answers, or nobody lets us in. */
    static boolean concernsAll(PlatformException e) {
        return e.kind() == Problem.Kind.ELSEWHERE
                || e.problem() == Problem.HOST_UNREACHABLE
                || e.problem().isOfTls()
                || e.problem().isRefusedLogin()
                || e.kind() == Problem.Kind.UNSUPPORTED;
    }
}
