package io.jenkins.plugins.delphixpipeline.dct;

import io.jenkins.plugins.delphixpipeline.dct.catalog.Inventory;
import io.jenkins.plugins.delphixpipeline.dct.jobs.DctJobs;
import io.jenkins.plugins.delphixpipeline.dct.session.DctSession;
import io.jenkins.plugins.delphixpipeline.dct.session.Filter;
import io.jenkins.plugins.delphixpipeline.dct.wire.Vdb;
import io.jenkins.plugins.delphixpipeline.dct.wire.VirtualizationJob;
import io.jenkins.plugins.delphixpipeline.http.cache.LatestEntries;
import io.jenkins.plugins.delphixpipeline.platform.DataHistory;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import io.jenkins.plugins.delphixpipeline.platform.model.LeadingBack;
import io.jenkins.plugins.delphixpipeline.platform.model.MakingJob;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * How datasets came to their data, by the engines' own jobs as DCT has heard of them. DCT API: there from 3.16 on; whether ids
 * have the engine's id before them is not said, so both forms are asked for; and which job belongs to which is not told.
 */
final class DctHistory implements DataHistory {
    private static final String JOBS = VirtualizationJob.LIST;
    private static final Set<String> MAKING = Set.of("DB_PROVISION", "DB_REFRESH");
    private static final String SNAPSHOT = "DB_SYNC";

    private static final int REMEMBERED = 1000;

    private final DctSession session;
    private final Inventory inventory;
    /** By the engine's job: the dataset that it was listed for. */
    private final Map<String, String> targets = LatestEntries.of(REMEMBERED);

    private final DctJobs jobs;

    DctHistory(DctSession session, Inventory inventory, DctJobs jobs) {
        this.session = session;
        this.inventory = inventory;
        this.jobs = jobs;
    }

    @Override
    public List<MakingJob> makingJobs(String dataset) {
        return jobsOn(dataset).stream()
                .filter(job -> MAKING.contains(job.type()))
                .filter(job -> job.startTime() != null)
                .map(job -> new MakingJob(job.engineJobId(), state(job), job.startTime(), job.updateTime()))
                .peek(job -> targets.put(key(job), dataset))
                .sorted(Comparator.comparing(MakingJob::startedAt).reversed())
                .toList();
    }

    /** References of engines are small numbers: those of another engine's objects look alike. */
    private List<VirtualizationJob> jobsOn(String dataset) {
        Vdb vdb = inventory.requireVdb(dataset);
        Set<String> ids = new HashSet<>(Set.of(dataset, bare(dataset, vdb.engineId())));
        return inventory.engineJobs(ids).stream()
                .filter(job -> ids.contains(job.targetObjectId()))
                .filter(job -> job.engineId() == null || Objects.equals(job.engineId(), vdb.engineId()))
                .toList();
    }

    private static String bare(String id, String engine) {
        String prefix = engine + "-";
        return engine != null && id.startsWith(prefix) ? id.substring(prefix.length()) : id;
    }

    private static DelphixJob.State state(VirtualizationJob job) {
        return switch (String.valueOf(job.jobState())) {
            case "COMPLETED" -> DelphixJob.State.COMPLETED;
            case "FAILED" -> DelphixJob.State.FAILED;
            case "CANCELED" -> DelphixJob.State.CANCELED;
            case "SUSPENDED" -> DelphixJob.State.SUSPENDED;
            case "RUNNING" -> DelphixJob.State.RUNNING;
            default -> DelphixJob.State.UNKNOWN;
        };
    }

    /** Each engine forgets its jobs at its own pace. */
    @Override
    public boolean reachesBackTo(Instant time, String dataset) {
        String engine = inventory.requireVdb(dataset).engineId();
        String jobs = engine == null ? "job_state NE NIL" : Filter.eq("engine_id", engine);
        return session.first(JOBS, jobs, "start_time", VirtualizationJob.class).stream()
                .filter(job -> engine == null || engine.equals(job.engineId()))
                .anyMatch(job -> job.startTime() != null && !job.startTime().isAfter(time));
    }

    /**
     * A refresh that ended well ends with a snapshot. Which one that is DCT does not tell, but the last that was begun while the
     * refresh ran is that one, or came after it.
     */
    @Override
    public Optional<Instant> snapshotBegun(MakingJob making) {
        if (making.state() != DelphixJob.State.COMPLETED || making.startedAt() == null || making.updatedAt() == null) {
            return Optional.empty();
        }
        return target(making).map(dataset -> snapshotBegun(making, dataset)).orElseGet(() -> Optional.ofNullable(
                        jobs.targetOf(making.reference()))
                .flatMap(this::snapshotOfPresentData));
    }

    private Optional<Instant> snapshotBegun(MakingJob making, String dataset) {
        return jobsOn(dataset).stream()
                .filter(job -> SNAPSHOT.equals(job.type()) && state(job) == DelphixJob.State.COMPLETED)
                .map(VirtualizationJob::startTime)
                .filter(Objects::nonNull)
                .filter(start -> !start.isBefore(making.startedAt()) && !start.isAfter(making.updatedAt()))
                .max(Comparator.naturalOrder());
    }

    /** The same for one of DCT's own jobs, whose times are by another clock than those of snapshots: the engine's part of it counts. */
    private Optional<Instant> snapshotOfPresentData(String vdb) {
        return PresentData.of(inventory.requireVdb(vdb), inventory.snapshots(vdb))
                .flatMap(present -> present.maker(makingJobs(vdb)))
                .map(job -> snapshotBegun(job, vdb).orElse(job.updatedAt()));
    }

    /** References of engines are small numbers, which several engines have. */
    private static String key(MakingJob job) {
        return job.reference() + ' ' + job.startedAt();
    }

    /** Of an engine's job; empty for one of DCT's own. */
    private Optional<String> target(MakingJob making) {
        String known = targets.get(key(making));
        return known != null
                ? Optional.of(known)
                : session.search(JOBS, Filter.eq("engine_job_id", making.reference()), VirtualizationJob.class).stream()
                        .filter(job -> making.startedAt().equals(job.startTime()))
                        .map(job -> prefixed(job.targetObjectId(), job.engineId()))
                        .findFirst();
    }

    private static String prefixed(String id, String engine) {
        return engine == null || id.startsWith(engine + "-") ? id : engine + "-" + id;
    }

    /** DCT API: it does not say of a job what it does to the data, so every one counts. */
    @Override
    public List<String> movingJobs(String dataset) {
        return jobs.unfinishedOn(dataset).stream().map(DelphixJob::reference).toList();
    }

    /** DCT API: the types of engines' jobs are theirs. */
    @Override
    public boolean ledBack(String dataset, Instant from, Instant until) {
        return jobsOn(dataset).stream()
                .filter(job -> LeadingBack.isOf(job.type()) && job.startTime() != null)
                .anyMatch(job ->
                        !job.startTime().isBefore(from) && !job.startTime().isAfter(until));
    }

    @Override
    public Optional<String> previousTimeflow(String dataset) {
        return Optional.ofNullable(inventory.requireVdb(dataset).previousTimeflowId());
    }
}
