package io.jenkins.plugins.delphixpipeline.dct.beside;

import io.jenkins.plugins.delphixpipeline.platform.DataPlatform;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What engines do with a VDB since a job of DCT began, by the clock of each. */
public final class JobsSince {
    /** The clocks' times have full seconds, and were not read at the same moment. */
    private static final Duration MARGIN = Duration.ofSeconds(5);

    private final Supplier<Instant> now;

    /** @param now by the clock of DCT */
    public JobsSince(Supplier<Instant> now) {
        this.now = now;
    }

    /** Those that have not ended. */
    List<DelphixJob> unfinished(DelphixJob job, OnEngine there) {
        return unfinished(job, there.engine(), List.of(there.reference()));
    }

    /** The same of several VDBs of one engine. */
    List<DelphixJob> unfinished(DelphixJob job, DataPlatform engine, Collection<String> vdbs) {
        return since(earliest(job, engine), engine.jobs().unfinished(vdbs));
    }

    /** The same for each of several VDBs of one engine. */
    Map<OnEngine, List<DelphixJob>> unfinishedOfEach(DelphixJob job, DataPlatform engine, List<OnEngine> vdbs) {
        Instant earliest = earliest(job, engine);
        Map<String, List<DelphixJob>> open = engine.jobs()
                .unfinishedOfEach(vdbs.stream().map(OnEngine::reference).toList());
        return vdbs.stream().collect(Collectors.toMap(vdb -> vdb, vdb -> since(earliest, open.get(vdb.reference()))));
    }

    private static List<DelphixJob> since(Instant earliest, List<DelphixJob> unfinished) {
        return unfinished.stream()
                .filter(open -> open.startedAt() != null && !open.startedAt().isBefore(earliest))
                .toList();
    }

    /**
     * Whether a VDB got new data since, or was to get it, before a job on it began. Then that job is not the work of the job of
     * DCT, whose part has ended.
     */
    boolean isLater(DelphixJob open, DelphixJob job, OnEngine there) {
        Instant earliest = earliest(job, there.engine());
        return there.engine().history().stream()
                .flatMap(history -> history.makingJobs(there.reference()).stream())
                .filter(making -> !making.reference().equals(open.reference()) && making.startedAt() != null)
                .anyMatch(making -> !making.startedAt().isBefore(earliest)
                        && !making.startedAt().isAfter(open.startedAt()));
    }

    private Instant earliest(DelphixJob job, DataPlatform engine) {
        Duration ahead = Duration.between(now.get(), engine.submissions().now());
        return job.startedAt().plus(ahead).minus(MARGIN);
    }
}
