package io.jenkins.plugins.delphixpipeline.engine.jobs;

import com.github.benmanes.caffeine.cache.Cache;
import io.jenkins.plugins.delphixpipeline.engine.catalog.EngineMapper;
import io.jenkins.plugins.delphixpipeline.engine.catalog.EngineSources;
import io.jenkins.plugins.delphixpipeline.engine.session.EngineSession;
import io.jenkins.plugins.delphixpipeline.engine.session.Pages;
import io.jenkins.plugins.delphixpipeline.engine.session.ResultReader;
import io.jenkins.plugins.delphixpipeline.engine.wire.Action;
import io.jenkins.plugins.delphixpipeline.engine.wire.Job;
import io.jenkins.plugins.delphixpipeline.http.Json;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.JobService;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import io.jenkins.plugins.delphixpipeline.platform.model.JobEvent;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The engine's jobs. */
public final class EngineJobs implements JobService {
    private static final int NEWEST = 100;
    static final String SNAPSHOT = "DB_SYNC";

    private final EngineSession session;
    private final EngineSources sources;
    private final Cache<String, Job> ended;
    private final SnapshotActions snapshots;
    private final Runnable jobEnded;

    /**
     * @param ended what the feed has read of jobs that are over
     * @param jobEnded told when a job is seen to have ended, and with that whatever it did
     */
    public EngineJobs(EngineSession session, EngineSources sources, Cache<String, Job> ended, Runnable jobEnded) {
        this.session = session;
        this.ended = ended;
        this.jobEnded = jobEnded;
        this.sources = sources;
        this.snapshots = new SnapshotActions(session);
    }

    @Override
    public DelphixJob job(String reference) {
        Job wire = read(reference);
        DelphixJob job = EngineMapper.job(wire);
        boolean unexplained = job.state() == DelphixJob.State.FAILED
                && wire.parentAction() != null
                && job.events().stream().noneMatch(event -> event.severity() == JobEvent.Severity.ERROR);
        return unexplained ? EngineMapper.withReason(job, action(wire.parentAction())) : job;
    }

    /** @throws PlatformException {@link Problem#OBJECT_GONE} */
    public Job read(String reference) {
        Job known = ended.getIfPresent(reference);
        if (known != null) {
            return known;
        }
        Job job = session.read(WebRequest.get("/job/" + reference), one(reference));
        if (EngineMapper.job(job).isTerminal()) {
            ended.put(reference, job);
            jobEnded.run();
        }
        return job;
    }

    /** This very job, in a state: whatever else comes is not the answer to who asks for a job. */
    public static ResultReader<Job> one(String reference) {
        return ResultReader.one(Job.class, job -> reference.equals(job.reference()) && job.jobState() != null);
    }

    private Action action(String reference) {
        return session.read(WebRequest.get("/action/" + reference), ResultReader.one(Action.class));
    }

    @Override
    public List<DelphixJob> unfinished(Collection<String> targets) {
        return unfinishedOfEach(targets).values().stream()
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    /** Out of one list of all that run. */
    @Override
    public Map<String, List<DelphixJob>> unfinishedOfEach(Collection<String> targets) {
        List<Job> open = Stream.of("RUNNING", "SUSPENDED")
                .flatMap(state -> list(WebRequest.get("/job").query("jobState", state)).stream())
                .toList();
        Set<String> all = Set.copyOf(targets);
        boolean onSources = open.stream().anyMatch(job -> isSourceJob(job) && !all.contains(job.target()));
        Map<String, List<DelphixJob>> each = new LinkedHashMap<>();
        for (String target : targets) {
            Set<String> meant = new HashSet<>(onSources && isDataset(target) ? sourceOf(target) : List.of());
            meant.add(target);
            List<DelphixJob> there = open.stream()
                    .filter(job -> meant.contains(job.target()))
                    .map(EngineMapper::job)
                    .toList();
            each.put(target, there);
        }
        return each;
    }

    @Override
    public List<DelphixJob> unfinishedOn(String target) {
        // Newest first, and only few can be at work on one object.
        WebRequest request = WebRequest.get("/job").query("target", target).query("pageSize", NEWEST);
        return session.list(request, Job.class).stream()
                .filter(job -> target.equals(job.target()))
                .filter(job -> List.of("RUNNING", "SUSPENDED").contains(job.jobState()))
                .map(EngineMapper::job)
                .toList();
    }

    @Override
    public List<DelphixJob> snapshotting(String dataset) {
        return unfinishedOn(dataset).stream()
                .filter(job -> SNAPSHOT.equals(job.type()))
                .toList();
    }

    /** A job whose work is done may have handed its snapshot on to another one, which shows below its action as well. */
    @Override
    public boolean tookSnapshot(String reference) {
        return snapshots.isAnyTakenBelow(() -> read(reference).parentAction());
    }

    /** The snapshots that were taken as part of what an action did. */
    public List<Action> snapshotsBelow(String action) {
        return snapshots.below(action);
    }

    /** Engine API: starting, stopping, enabling and disabling are work on the source, not on its dataset. */
    private static boolean isSourceJob(Job job) {
        return job.actionType() != null && job.actionType().startsWith("SOURCE_");
    }

    private static boolean isDataset(String reference) {
        return reference.contains("_CONTAINER-") && !reference.startsWith("JS_");
    }

    private List<String> sourceOf(String dataset) {
        try {
            return List.of(sources.referenceOf(dataset));
        } catch (PlatformException e) {
            if (e.problem() == Problem.OBJECT_GONE) {
                return List.of();
            }
            throw e;
        }
    }

    @Override
    public Collection<String> cancel(String reference) {
        // Asking twice does no harm, so this is repeated like a read.
        session.read(WebRequest.post("/job/" + reference + "/cancel", Map.of()), ResultReader.reference());
        return List.of();
    }

    /** Jobs that were created at or after a time, newest first. */
    public List<Job> since(Instant begin, WebRequest filtered) {
        return list(filtered.query("fromDate", Json.date(begin))).stream()
                .filter(job -> job.startTime() == null || !job.startTime().isBefore(begin))
                .toList();
    }

    private List<Job> list(WebRequest request) {
        return Pages.distinct(session, request, Job.class, Job::reference);
    }
}
