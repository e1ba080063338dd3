package io.jenkins.plugins.delphixpipeline;

import static io.jenkins.plugins.delphixpipeline.VdbOperationsContract.MASTER;
import static io.jenkins.plugins.delphixpipeline.VdbOperationsContract.PREP1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.delphixpipeline.EngineStage.Running;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.IfExists;
import io.jenkins.plugins.delphixpipeline.operation.PointChoice;
import io.jenkins.plugins.delphixpipeline.operation.bookmark.BookmarkVdb;
import io.jenkins.plugins.delphixpipeline.operation.refresh.MaskingGuard;
import io.jenkins.plugins.delphixpipeline.operation.refresh.RefreshMasked;
import io.jenkins.plugins.delphixpipeline.operation.refresh.RefreshVdb;
import io.jenkins.plugins.delphixpipeline.operation.vdb.SnapshotDataset;
import io.jenkins.plugins.delphixpipeline.platform.DatasetCatalog;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.simulator.Books;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.World;
import io.jenkins.plugins.delphixpipeline.simulator.dct.SimulatedDct;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.DctSwitch;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** DCT tells its own jobs by its own clock, and snapshots and jobs of engines by those of the engines, which may be other times. */
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class EnginesClocksOnDctTest {
    private final SimulatedEngine engine =
            SimulatedEngine.builder().jobDuration(Duration.ofMillis(300)).start();
    private final SimulatedDct dct = SimulatedDct.builder()
            .engine("engine1", engine)
            .telemetryLag(Duration.ofMillis(60))
            .start();
    private final DctStage stage = new DctStage(dct);

    @AfterEach
    void close() {
        stage.close();
        dct.close();
        engine.close();
    }

    private static DataOperation masked() {
        return new RefreshMasked(MASTER, PointChoice.latestSnapshot(), false, MaskingGuard.hook("mask.sh"));
    }

    private String newest(String dataset) {
        List<Books.Snapshot> all = engine.books().snapshots(dataset);
        return all.get(all.size() - 1).reference();
    }

    private String origin(String vdb) {
        String current = engine.books().vdb(vdb).currentTimeflow();
        return engine.books().timeflows(vdb).stream()
                .filter(timeflow -> timeflow.reference().equals(current))
                .findFirst()
                .orElseThrow()
                .parentSnapshot();
    }

    @ParameterizedTest
    @CsvSource({"-3, 3.28", "3, 3.28", "-3, 3.16"})
    void whatAMaskedRefreshBroughtIsTakenByOthers(int minutesAhead, String version) {
        dct.faults().skewClock(Duration.ofMinutes(-minutesAhead));
        VdbOperationsContract.scriptMasks(engine, stage);
        stage.run(masked());
        String brought = newest(MASTER);

        assertThat(stage.run(new RefreshVdb(PREP1, PointChoice.latestSnapshot(), false))
                        .values())
                .doesNotContainKey("skippedSnapshots");

        assertThat(origin(PREP1)).isEqualTo(brought);
    }

    /** As a policy takes it at its hour, whatever is going on. */
    @ParameterizedTest
    @ValueSource(ints = {-3, 0, 3})
    void whatWasTakenBeforeTheMaskingIsTakenByNobody(int minutesAhead) {
        dct.faults().skewClock(Duration.ofMinutes(-minutesAhead));
        VdbOperationsContract.scriptMasks(engine, stage);
        engine.world().setJobDuration(Duration.ofMillis(1500));
        AtomicReference<String> early = new AtomicReference<>();
        engine.world().onNewData(MASTER, () -> early.set(engine.world().takePolicySnapshot(MASTER)));
        stage.run(masked());
        engine.world().setJobDuration(Duration.ofMillis(100));
        String id = dct.books().id("engine1", MASTER).replaceAll("-.*", "") + "-" + early.get();
        await().until(() -> stage
                .platform()
                .catalog()
                .snapshots(stage.platform().catalog().dataset(MASTER))
                .stream()
                .anyMatch(snapshot -> snapshot.reference().equals(id)));

        Running take = stage.start(new RefreshVdb(PREP1, PointChoice.snapshot(id), false))
                .untilEnded();

        assertThat(take.ending).isEqualTo("failed");
        assertThat(take.failure().problem()).isEqualTo(Problem.MASKING_UNPROVEN);
        assertThat(take.failure().toString()).contains(Problem.SNAPSHOT_BEFORE_MASKING.name());
    }

    /** Where no engine's jobs are told, one that is taken afterwards is safe. */
    @ParameterizedTest
    @ValueSource(ints = {-3, 0, 3})
    void onAnOldReleaseASnapshotTakenAfterwardsIsTaken(int minutesAhead) {
        try (SimulatedDct old = SimulatedDct.builder()
                        .engine("engine1", engine)
                        .version("3.10")
                        .telemetryLag(Duration.ofMillis(60))
                        .start();
                DctStage there = new DctStage(old)) {
            old.faults().skewClock(Duration.ofMinutes(-minutesAhead));
            engine.world().setHooks(MASTER, "configureClone", World.scriptHook("mask.sh"));
            DatasetCatalog catalog = there.platform().catalog();
            await().until(() ->
                    !catalog.masking(catalog.dataset(MASTER)).hooks().isEmpty());
            there.run(masked());
            there.run(new SnapshotDataset(MASTER, Map.of()));
            String after = newest(MASTER);

            there.run(new RefreshVdb(PREP1, PointChoice.latestSnapshot(), false));

            assertThat(origin(PREP1)).isEqualTo(after);
        }
    }

    /** Data that was changed since the last snapshot is what a bookmark is for. */
    @ParameterizedTest
    @ValueSource(ints = {-3, 0, 3})
    void aBookmarkMarksTheSnapshotThatWasTakenForIt(int minutesAhead) {
        dct.faults().skewClock(Duration.ofMinutes(-minutesAhead));
        stage.run(new SnapshotDataset(PREP1, Map.of()));
        String before = newest(PREP1);

        stage.run(new BookmarkVdb("with changes", PREP1, IfExists.FAIL));

        String marked = newest(PREP1);
        assertThat(marked).isNotEqualTo(before);
        assertThat(dct.books().bookmarks().get(0).snapshots().values())
                .singleElement()
                .asString()
                .endsWith(marked);
    }

    @ParameterizedTest
    @CsvSource({"-3, false", "3, false", "-3, true", "0, true", "3, true"})
    void aSnapshotIsToldOnceItShows(int minutesAhead, boolean late) {
        dct.faults().skewClock(Duration.ofMinutes(-minutesAhead));
        stage.run(new SnapshotDataset(PREP1, Map.of()));
        if (late) {
            dct.switches().turnOn(DctSwitch.COMPLETED_BEFORE_TELEMETRY);
            dct.world().setTelemetryLag(Duration.ofMillis(1500));
        }

        Object told = stage.run(new SnapshotDataset(PREP1, Map.of())).values().get("snapshotReference");

        assertThat(String.valueOf(told)).endsWith(newest(PREP1));
    }

    @Test
    void theNewestSnapshotOfProductionIsTakenRightAfterItsSync() {
        dct.faults().skewClock(Duration.ofMinutes(-3));
        VdbOperationsContract.scriptMasks(engine, stage);
        dct.switches().turnOn(DctSwitch.COMPLETED_BEFORE_TELEMETRY);
        dct.world().setTelemetryLag(Duration.ofMillis(1500));

        stage.run(new RefreshMasked(MASTER, PointChoice.latestSnapshot(), true, MaskingGuard.hook("mask.sh")));

        assertThat(origin(MASTER)).isEqualTo(newest(VdbOperationsContract.PRODUCTION));
    }
}
