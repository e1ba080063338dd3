package io.jenkins.plugins.delphixpipeline.dct.beside;

import io.jenkins.plugins.delphixpipeline.dct.jobs.DctJobs;
import io.jenkins.plugins.delphixpipeline.platform.JobService;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.failure.UserMistakeException;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Logger;

/**
 * Jobs of DCT, cancelled where their work is done. DCT API: it does not tell which job of an engine is the one that it follows.
 * That is the only one which was begun on the same VDB since; where there are several, none is touched.
 */
public final class JobsOnEngines implements JobService {
    private static final Logger LOGGER = Logger.getLogger(JobsOnEngines.class.getName());
    /** The clocks' times have full seconds, and were not read at the same moment. */
    private static final Duration MARGIN = Duration.ofSeconds(5);
    /** It follows a refresh or provision as a part of it. */
    private static final String SNAPSHOT = "DB_SYNC";

    private final DctJobs jobs;
    private final EngineVdbs vdbs;
    private final Supplier<Instant> now;

    /** @param now by the clock of DCT */
    public JobsOnEngines(DctJobs jobs, EngineVdbs vdbs, Supplier<Instant> now) {
        this.jobs = jobs;
        this.vdbs = vdbs;
        this.now = now;
    }

    private record Work(JobService engine, String reference) {}

    @Override
    public DelphixJob job(String reference) {
        return jobs.job(reference);
    }

    @Override
    public List<DelphixJob> unfinished(Collection<String> targets) {
        return jobs.unfinished(targets);
    }

    /** A stop must not fail for an engine that it could do without: then the job is left to itself, as it always was. */
    @Override
    public boolean canCancel(DelphixJob job) {
        try {
            return jobs.canCancel(job) || work(job).isPresent();
        } catch (PlatformException | UserMistakeException e) {
            LOGGER.info(() -> "Job " + job.reference() + " of DCT is not cancelled on its engine: " + e.getMessage());
            return false;
        }
    }

    @Override
    public void cancel(String reference) {
        DelphixJob job = jobs.job(reference);
        if (jobs.canCancel(job)) {
            jobs.cancel(reference);
            return;
        }
        Work work = work(job)
                .orElseThrow(() -> new PlatformException(Failure.of(Problem.REFUSED_BY_PLATFORM, reference)
                        .withDetails("its engine does not show which of its jobs does this work")));
        work.engine().cancel(work.reference());
    }

    private Optional<Work> work(DelphixJob job) {
        if (job.isTerminal() || job.target() == null || job.startedAt() == null) {
            return Optional.empty();
        }
        return jobs.engineOf(job.reference())
                .flatMap(engine -> vdbs.work(job, engine))
                .flatMap(there -> work(job, there));
    }

    private Optional<Work> work(DelphixJob job, OnEngine there) {
        Duration ahead =
                Duration.between(now.get(), there.engine().submissions().now());
        Instant earliest = job.startedAt().plus(ahead).minus(MARGIN);
        List<DelphixJob> since = there.engine().jobs().unfinished(List.of(there.reference())).stream()
                .filter(open -> open.startedAt() != null && !open.startedAt().isBefore(earliest))
                .toList();
        List<DelphixJob> whole = since.size() == 1
                ? since
                : since.stream().filter(open -> !SNAPSHOT.equals(open.type())).toList();
        return whole.size() == 1
                ? Optional.of(new Work(there.engine().jobs(), whole.get(0).reference()))
                : Optional.empty();
    }
}
