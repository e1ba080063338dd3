package io.jenkins.plugins.delphixpipeline.dct.beside;

import io.jenkins.plugins.delphixpipeline.dct.jobs.DctJobs;
import io.jenkins.plugins.delphixpipeline.platform.JobService;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.failure.UserMistakeException;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * Jobs of DCT, cancelled where their work is done. DCT API: it does not tell which job of an engine is the one that it follows.
 * That is the only one which was begun on the same VDB since; where there are several, none is touched. A VDB group has one for
 * each of its VDBs.
 */
public final class JobsOnEngines implements JobService {
    private static final Logger LOGGER = Logger.getLogger(JobsOnEngines.class.getName());
    /** It follows a refresh or provision as a part of it. */
    private static final String SNAPSHOT = "DB_SYNC";

    private final DctJobs jobs;
    private final EngineVdbs vdbs;
    private final GroupJobs groups;
    private final JobsSince since;

    public JobsOnEngines(DctJobs jobs, EngineVdbs vdbs, GroupJobs groups, JobsSince since) {
        this.jobs = jobs;
        this.vdbs = vdbs;
        this.groups = groups;
        this.since = since;
    }

    @Override
    public DelphixJob job(String reference) {
        return jobs.job(reference);
    }

    @Override
    public List<DelphixJob> unfinished(Collection<String> targets) {
        return jobs.unfinished(targets);
    }

    @Override
    public List<DelphixJob> inTheWay(Collection<String> targets) {
        return jobs.inTheWay(targets);
    }

    @Override
    public boolean refusesWhatIsHeld() {
        return jobs.refusesWhatIsHeld();
    }

    @Override
    public List<DelphixJob> heldUpBy(DelphixJob failed, String target) {
        return jobs.heldUpBy(failed, target);
    }

    /** A stop must not fail for an engine that it could do without: then the job is left to itself, as it always was. */
    @Override
    public boolean canCancel(DelphixJob job) {
        try {
            return jobs.canCancel(job) || !work(job).running().isEmpty();
        } catch (PlatformException | UserMistakeException e) {
            LOGGER.info(() -> "Job " + job.reference() + " of DCT is not cancelled on its engine: " + e.getMessage());
            return false;
        }
    }

    /** DCT may tell a little later which engine has begun with it, and that engine which job of its own that is. */
    @Override
    public boolean mayCancelLater(DelphixJob job) {
        return !job.isTerminal() && (jobs.mayCancelLater(job) || mayBeReached(jobs.enginesOf(job.reference())));
    }

    private boolean mayBeReached(List<String> engines) {
        return engines.isEmpty() || engines.stream().anyMatch(vdbs::reaches);
    }

    @Override
    public Collection<String> cancel(String reference) {
        DelphixJob job = jobs.job(reference);
        if (jobs.canCancel(job)) {
            return jobs.cancel(reference);
        }
        GroupJobs.Work work = work(job);
        if (work.running().isEmpty()) {
            throw new PlatformException(Failure.of(Problem.REFUSED_BY_PLATFORM, reference)
                    .withDetails("its engine does not show which of its jobs does this work"));
        }
        cancelAll(work.running());
        // DCT follows what is left of a group's job until that has ended, too.
        return work.elsewhere();
    }

    /** One may have ended meanwhile, which keeps none of the others. */
    private static void cancelAll(List<EngineJob> work) {
        List<PlatformException> failures = new ArrayList<>();
        for (EngineJob part : work) {
            try {
                part.cancel();
            } catch (PlatformException e) {
                failures.add(e);
            }
        }
        Stream<PlatformException> telling = failures.size() == work.size()
                ? failures.stream()
                : failures.stream().filter(e -> !isRefusal(e));
        telling.findFirst().ifPresent(failure -> {
            throw failure;
        });
    }

    private static boolean isRefusal(PlatformException e) {
        return e.kind() == Problem.Kind.REFUSED || e.kind() == Problem.Kind.NOT_FOUND;
    }

    private GroupJobs.Work work(DelphixJob job) {
        if (job.isTerminal() || job.target() == null || job.startedAt() == null) {
            return new GroupJobs.Work(List.of(), Set.of());
        }
        return GroupJobs.isOfGroup(job) ? groups.work(job) : new GroupJobs.Work(single(job), Set.of());
    }

    private List<EngineJob> single(DelphixJob job) {
        return jobs.engineOf(job.reference())
                .flatMap(engine -> vdbs.work(job, engine))
                .flatMap(there -> work(job, there))
                .map(List::of)
                .orElse(List.of());
    }

    private Optional<EngineJob> work(DelphixJob job, OnEngine there) {
        List<DelphixJob> begun = since.unfinished(job, there);
        List<DelphixJob> whole = begun.size() == 1
                ? begun
                : begun.stream().filter(open -> !SNAPSHOT.equals(open.type())).toList();
        return whole.size() == 1
                ? Optional.of(new EngineJob(there.engine().jobs(), whole.get(0).reference()))
                : Optional.empty();
    }
}
