package io.jenkins.plugins.delphixpipeline.engine;

import io.jenkins.plugins.delphixpipeline.engine.catalog.EngineCatalog;
import io.jenkins.plugins.delphixpipeline.engine.catalog.EngineMapper;
import io.jenkins.plugins.delphixpipeline.engine.jobs.EngineJobs;
import io.jenkins.plugins.delphixpipeline.engine.session.Body;
import io.jenkins.plugins.delphixpipeline.engine.session.EngineSession;
import io.jenkins.plugins.delphixpipeline.engine.session.Pages;
import io.jenkins.plugins.delphixpipeline.engine.session.ResultReader;
import io.jenkins.plugins.delphixpipeline.engine.submission.handler.PointRequests;
import io.jenkins.plugins.delphixpipeline.engine.wire.Action;
import io.jenkins.plugins.delphixpipeline.engine.wire.Container;
import io.jenkins.plugins.delphixpipeline.engine.wire.Job;
import io.jenkins.plugins.delphixpipeline.engine.wire.Policy;
import io.jenkins.plugins.delphixpipeline.engine.wire.TimeflowBookmark;
import io.jenkins.plugins.delphixpipeline.http.Json;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.DataHistory;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import io.jenkins.plugins.delphixpipeline.platform.model.LeadingBack;
import io.jenkins.plugins.delphixpipeline.platform.model.MakingJob;
import io.jenkins.plugins.delphixpipeline.platform.model.Snapshot;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * How the engine's datasets came to their data. Engine API: a timeflow has neither a creation time nor a job, so the job is
 * found by the times of both; an action has no target.
 */
final class EngineHistory implements DataHistory, DataHistory.UnmaskedMarks {
    private static final List<String> MAKING = List.of("DB_PROVISION", "DB_REFRESH");
    private static final String TAG = UnmaskedMarks.NAME;
    private static final Logger LOGGER = Logger.getLogger(EngineHistory.class.getName());

    private final EngineSession session;
    private final EngineCatalog catalog;
    private final EngineJobs jobs;

    EngineHistory(EngineSession session, EngineCatalog catalog, EngineJobs jobs) {
        this.session = session;
        this.catalog = catalog;
        this.jobs = jobs;
    }

    @Override
    public List<MakingJob> makingJobs(String dataset) {
        return MAKING.stream()
                .flatMap(type -> jobs(dataset, type).stream())
                .sorted(Comparator.comparing(
                                MakingJob::startedAt, Comparator.nullsFirst(Comparator.<Instant>naturalOrder()))
                        .reversed())
                .toList();
    }

    private List<MakingJob> jobs(String dataset, String type) {
        WebRequest request = WebRequest.get("/job").query("target", dataset).query("jobType", type);
        return Pages.distinct(session, request, Job.class, Job::reference).stream()
                .filter(job -> dataset.equals(job.target()) && type.equals(job.actionType()))
                .map(job -> new MakingJob(
                        job.reference(), EngineMapper.job(job).state(), job.startTime(), job.updateTime()))
                .toList();
    }

    /** Engine API: {@code toDate} is compared with a job's start. */
    @Override
    public boolean reachesBackTo(Instant time, String dataset) {
        WebRequest request =
                WebRequest.get("/job").query("toDate", Json.date(time)).query("pageSize", 1);
        return session.list(request, Job.class).stream()
                .anyMatch(job -> job.startTime() != null && !job.startTime().isAfter(time));
    }

    @Override
    public Optional<Instant> snapshotBegun(MakingJob making) {
        String action = jobs.read(making.reference()).parentAction();
        if (action == null) {
            return Optional.empty();
        }
        return jobs.snapshotsBelow(action).stream()
                .map(Action::startTime)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder());
    }

    @Override
    public List<String> movingJobs(String dataset) {
        return jobs.unfinishedOn(dataset).stream()
                .filter(job -> "DB_REFRESH".equals(job.type()) || LeadingBack.isOf(job.type()))
                .map(io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob::reference)
                .toList();
    }

    /** Engine API: {@code fromDate} is compared with a job's end. */
    @Override
    public boolean ledBack(String dataset, Instant from, Instant until) {
        WebRequest request = WebRequest.get("/job").query("target", dataset).query("fromDate", Json.date(from));
        return Pages.distinct(session, request, Job.class, Job::reference).stream()
                .filter(job -> dataset.equals(job.target()) && LeadingBack.isOf(job.actionType()))
                .anyMatch(job ->
                        !job.startTime().isBefore(from) && !job.startTime().isAfter(until));
    }

    @Override
    public Optional<String> previousTimeflow(String dataset) {
        return Optional.ofNullable(
                session.read(WebRequest.get("/database/" + dataset), ResultReader.one(Container.class))
                        .previousTimeflow());
    }

    /**
     * Engine API: {@code effective=true} asks for the policies of the target whether they are its own or inherited; the policy
     * "None" has an empty schedule (recorded, and asked for so by dxtoolkit).
     */
    @Override
    public Optional<String> snapshotPolicy(String dataset) {
        WebRequest request =
                WebRequest.get("/policy").query("effective", "true").query("target", dataset);
        try {
            return session.list(request, Policy.class).stream()
                    .filter(Policy::takesSnapshotsByTheClock)
                    .map(Policy::name)
                    .findFirst();
        } catch (PlatformException e) {
            // Advice only: a login that may not see policies refreshes as well as any other.
            LOGGER.log(Level.FINE, e, () -> "The policies of " + dataset + " are not told");
            return Optional.empty();
        }
    }

    @Override
    public Set<String> markedUnmasked(String dataset) {
        WebRequest request = WebRequest.get("/timeflow/bookmark").query("database", dataset);
        return session.list(request, TimeflowBookmark.class).stream()
                .filter(bookmark -> TAG.equals(bookmark.tag()))
                .map(TimeflowBookmark::timeflow)
                .collect(Collectors.toSet());
    }

    /** A bookmark needs a point, and only a snapshot is certain to be one; a timeflow without any has nothing to take. */
    @Override
    public void markUnmasked(String dataset, String timeflow) {
        Dataset owner = catalog.datasetByReference(dataset);
        Optional<Snapshot> point = catalog.snapshots(owner).stream()
                .filter(snapshot -> timeflow.equals(snapshot.timeflow()))
                .findFirst();
        if (point.isPresent() && !markedUnmasked(dataset).contains(timeflow)) {
            Body body = Body.of("TimeflowBookmarkCreateParameters")
                    .put("name", TAG + " " + timeflow)
                    .put("tag", TAG)
                    .put("retentionProof", false)
                    .put("timeflowPoint", PointRequests.ofSnapshot(owner.type(), point.get()));
            // A second mark on the same timeflow says the same.
            session.submit(WebRequest.post("/timeflow/bookmark", body.map()), TAG, () -> false);
        }
    }
}
