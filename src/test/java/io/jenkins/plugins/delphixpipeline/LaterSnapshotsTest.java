package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.IfExists;
import io.jenkins.plugins.delphixpipeline.operation.PointChoice;
import io.jenkins.plugins.delphixpipeline.operation.provision.Placement;
import io.jenkins.plugins.delphixpipeline.operation.provision.ProvisionVdb;
import io.jenkins.plugins.delphixpipeline.operation.refresh.MaskingGuard;
import io.jenkins.plugins.delphixpipeline.operation.refresh.RefreshMasked;
import io.jenkins.plugins.delphixpipeline.operation.refresh.RefreshVdb;
import io.jenkins.plugins.delphixpipeline.simulator.Books;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.Switch;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * New data has a snapshot when an operation ends, and is not waited for any longer than that: engines take it inside the job
 * that makes the data, some may take it in a later one.
 */
class LaterSnapshotsTest {
    private static final String CHILD = "Prep/Patients prep1";
    private static final String MASTER = "Masked/Patients Masked Master";
    private static final Duration QUICK = Duration.ofMillis(80);

    private SimulatedEngine engine;
    private EngineStage stage;

    /** The ways in which an operation makes new data. */
    enum Way {
        REFRESH(CHILD, "DB_REFRESH", new RefreshVdb(CHILD, PointChoice.latestSnapshot(), false)),
        MASKED_REFRESH(
                MASTER,
                "DB_REFRESH",
                new RefreshMasked(MASTER, PointChoice.latestSnapshot(), false, MaskingGuard.anyJob())),
        PROVISION("Prep/new", "DB_PROVISION", provision("Prep/new")),
        REFRESH_OF_EXISTING(CHILD, "DB_REFRESH", provision(CHILD));

        private final String vdb;
        private final String job;
        private final DataOperation operation;

        Way(String vdb, String job, DataOperation operation) {
            this.vdb = vdb;
            this.job = job;
            this.operation = operation;
        }

        private static DataOperation provision(String vdb) {
            return new ProvisionVdb(
                    vdb,
                    new ProvisionVdb.Source(MASTER, PointChoice.latestSnapshot()),
                    new Placement(null, null, null, null, Map.of()),
                    IfExists.REFRESH,
                    false);
        }
    }

    private void onEngine(Switch... switches) {
        engine = SimulatedEngine.builder().jobDuration(QUICK).switches(switches).start();
        stage = new EngineStage(engine);
    }

    @AfterEach
    void close() {
        stage.close();
        engine.close();
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void someoneElsesSnapshotIsNotWaitedForWhenTheNewDataHasOne(Way way) {
        onEngine();
        engine.faults().on(request -> isAskedWhatRuns(request.path(), way)).fails((request, handling) -> {
            engine.world().setJobDuration("DB_SYNC", Duration.ofHours(1));
            ObjectNode started =
                    (ObjectNode) engine.world().as("bob").post("/database/" + vdb(way).reference() + "/sync", null);
            assertThat(started.path("job").asText()).startsWith("JOB-");
            return handling.get();
        });

        stage.run(way.operation);

        assertThat(engine.books().jobs("DB_SYNC"))
                .as("the other snapshot is still being taken")
                .anyMatch(job -> job.state().equals("RUNNING"));
        assertThat(hasSnapshot(way)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void theSnapshotOfTheNewDataIsWaitedForWhereALaterJobTakesIt(Way way) {
        onEngine(Switch.SNAPSHOT_IN_LATER_JOB);
        engine.world().setJobDuration("DB_SYNC", Duration.ofMillis(600));

        stage.run(way.operation);

        assertThat(hasSnapshot(way)).isTrue();
    }

    /** What the job did tells it; what runs on the VDB besides need not be asked. */
    @ParameterizedTest
    @EnumSource(Way.class)
    void nobodyAsksForOtherJobsWhenTheJobTookTheSnapshotItself(Way way) {
        onEngine();

        stage.run(way.operation);

        assertThat(engine.books().requests())
                .noneMatch(request ->
                        request.path().equals("/job") && request.query().matches("target=[^&]+&pageSize=100"));
    }

    private boolean isAskedWhatRuns(String path, Way way) {
        return (path.endsWith("/job") || path.endsWith("/action"))
                && engine.books().jobs(way.job).stream()
                        .anyMatch(job -> job.state().equals("COMPLETED"));
    }

    private boolean hasSnapshot(Way way) {
        return engine.books().snapshots(way.vdb).stream()
                .anyMatch(snapshot -> snapshot.timeflow().equals(vdb(way).currentTimeflow()));
    }

    private Books.Dataset vdb(Way way) {
        return engine.books().vdb(way.vdb);
    }
}
