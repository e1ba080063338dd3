package io.jenkins.plugins.delphixpipeline.dct.jobs;

import io.jenkins.plugins.delphixpipeline.dct.session.DctSession;
import io.jenkins.plugins.delphixpipeline.dct.session.Filter;
import io.jenkins.plugins.delphixpipeline.dct.wire.Job;
import io.jenkins.plugins.delphixpipeline.dct.wire.VirtualizationJob;
import io.jenkins.plugins.delphixpipeline.http.cache.RequestCache;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What DCT and its engines are at work on, for those who wait until it is done. DCT API: calls are sold, so that all of them look
 * at what was read last, as long as that holds them up; that nobody is in the way is never told from memory.
 */
final class WorkUnderWay {
    private static final String ALL = "";

    private final DctSession session;
    private final JobsInTheWay inTheWay;
    private final EnginesJobs ofEngines;
    private final long lasts;
    private final AtomicLong counter = new AtomicLong();
    /** Of no age at all: it lets those who read at the same time share one request. */
    private final RequestCache<Reading> readings = RequestCache.of(Duration.ZERO);

    private final RequestCache<List<VirtualizationJob>> running;
    private volatile Reading last;

    /** @param lasts how long those who have to wait are told so from memory */
    WorkUnderWay(DctSession session, JobsInTheWay inTheWay, EnginesJobs ofEngines, Duration lasts) {
        this.session = session;
        this.inTheWay = inTheWay;
        this.ofEngines = ofEngines;
        this.lasts = lasts.toNanos();
        this.running = RequestCache.of(lasts);
    }

    /** Jobs as they were under way at one moment. */
    private record Reading(String name, List<Job> jobs, long at) {}

    /** Some of it has ended. */
    void forget() {
        readings.forget();
        last = null;
    }

    /** The jobs that hold any of these objects; those of engines where DCT has none. */
    List<DelphixJob> holding(Collection<String> targets) {
        Reading known = last;
        boolean recent = known != null && System.nanoTime() - known.at() < lasts;
        List<DelphixJob> found = recent ? holding(targets, known) : List.of();
        if (!found.isEmpty()) {
            return found;
        }
        Reading now = readings.get(ALL, this::read);
        last = now;
        return holding(targets, now);
    }

    private Reading read() {
        long begin = System.nanoTime();
        return new Reading(String.valueOf(counter.incrementAndGet()), unfinished(), begin);
    }

    /** DCT API: which of them hold what is asked for is not to be searched for, but those under way are few. */
    List<Job> unfinished() {
        return session.search(Job.LIST, Filter.in("status", JobMapper.UNFINISHED), Job.class);
    }

    private List<DelphixJob> holding(Collection<String> targets, Reading reading) {
        List<DelphixJob> own = inTheWay.holding(targets, reading.jobs()).stream()
                .map(JobMapper::job)
                .filter(job -> !job.isTerminal())
                .toList();
        return own.isEmpty() ? ofEngines.on(targets, running.get(reading.name(), ofEngines::running)) : own;
    }
}
