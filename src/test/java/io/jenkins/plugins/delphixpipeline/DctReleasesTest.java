package io.jenkins.plugins.delphixpipeline;

import static io.jenkins.plugins.delphixpipeline.VdbOperationsContract.MASTER;
import static io.jenkins.plugins.delphixpipeline.VdbOperationsContract.PREP1;
import static io.jenkins.plugins.delphixpipeline.VdbOperationsContract.provision;
import static io.jenkins.plugins.delphixpipeline.VdbOperationsContract.vdb;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.EngineStage.Running;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.IfExists;
import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.PointChoice;
import io.jenkins.plugins.delphixpipeline.operation.bookmark.BookmarkLabels;
import io.jenkins.plugins.delphixpipeline.operation.bookmark.BookmarkVdb;
import io.jenkins.plugins.delphixpipeline.operation.group.BookmarkGroup;
import io.jenkins.plugins.delphixpipeline.operation.group.RefreshGroup;
import io.jenkins.plugins.delphixpipeline.operation.refresh.RefreshVdb;
import io.jenkins.plugins.delphixpipeline.operation.vdb.SnapshotDataset;
import io.jenkins.plugins.delphixpipeline.operation.vdb.VdbAction;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.World;
import io.jenkins.plugins.delphixpipeline.simulator.dct.SimulatedDct;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.DctSwitch;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What older and newer releases of DCT can do. */
@Execution(ExecutionMode.CONCURRENT)
class DctReleasesTest {
    private final SimulatedEngine engine =
            SimulatedEngine.builder().jobDuration(Duration.ofMillis(60)).start();
    private SimulatedDct dct;
    private DctStage stage;

    private void with(String version) {
        engine.world().setHooks(MASTER, "configureClone", World.scriptHook("mask.sh"));
        dct = SimulatedDct.builder()
                .engine("engine1", engine)
                .version(version)
                .account("robot", "pw", "2.robotKey")
                .start();
        stage = new DctStage(dct);
    }

    @AfterEach
    void close() {
        stage.close();
        dct.close();
        engine.close();
    }

    private Failure failureOf(DataOperation operation) {
        Running running = stage.start(operation).untilEnded();
        assertThat(running.ending).as(String.valueOf(running.mistake)).isEqualTo("failed");
        return running.failure();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.16", "3.18", "3.28"})
    void dataOfAMasterTravelsAfterItsRefreshWhereTheEnginesJobsAreTold(String version) {
        with(version);
        stage.run(VdbOperationsContract.refreshMaster());
        stage.run(provision("Prep/new", MASTER, IfExists.FAIL, false));
        stage.run(vdb(PREP1, VdbAction.STOP));
        stage.run(vdb(PREP1, VdbAction.START));
        assertThat(engine.books().vdb("Prep/new").exposesUnmaskedRows()).isFalse();
    }

    @Test
    void whereTheyAreNotASnapshotHasToBeTakenAfterTheRefresh() {
        with("3.10");
        stage.run(VdbOperationsContract.refreshMaster());
        Running early = stage.start(provision("Prep/early", MASTER, IfExists.FAIL, false))
                .untilEnded();
        assertThat(early.notes).contains(Note.SNAPSHOTS_SKIPPED);
        stage.run(new SnapshotDataset(MASTER, Map.of()));
        Running late = stage.start(provision("Prep/late", MASTER, IfExists.FAIL, false))
                .untilEnded();
        assertThat(late.ending).isEqualTo("succeeded");
        assertThat(late.notes).doesNotContain(Note.SNAPSHOTS_SKIPPED);
        assertThat(engine.books().vdb("Prep/late").exposesUnmaskedRows()).isFalse();
    }

    /** Older releases do not tell which snapshots a bookmark marks, so that only the VDBs show whether DCT has heard of them. */
    @ParameterizedTest
    @ValueSource(strings = {"3.16", "3.18", "3.28"})
    void aBookmarkOfAGroupIsMadeWhenItCanBeTakenFrom(String version) {
        with(version);
        dct.switches().turnOn(DctSwitch.COMPLETED_BEFORE_TELEMETRY);
        dct.world().setTelemetryLag(Duration.ofMillis(1500));
        dct.world().addGroup("preps", List.of(PREP1));
        stage.run(new BookmarkGroup("held", "preps", new BookmarkLabels(List.of(), false, null, null), IfExists.FAIL));
        assertThat(stage.run(new RefreshGroup("preps", "held", true)).values()).containsEntry("point", "held");
    }

    @Test
    void whereTheyAreNotAMasterThatNobodyRefreshedHereHasNoRecord() {
        with("3.10");
        Running provision =
                stage.start(provision("Prep/new", MASTER, IfExists.FAIL, false)).untilEnded();
        assertThat(provision.ending).isEqualTo("succeeded");
        assertThat(provision.notes).contains(Note.NO_MASKING_RECORD);
    }

    /** @param hidden the other one may not see which release it is */
    @ParameterizedTest
    @CsvSource({"3.10,false", "3.10,true", "3.16,true", "3.28,true"})
    void aFailedMaskingIsToldToOtherControllersByATag(String version, boolean hidden) {
        with(version);
        if (hidden) {
            dct.switches().turnOn(DctSwitch.PRODUCT_INFO_FOR_ADMINISTRATORS);
        }
        engine.faults().failMasking();
        failureOf(VdbOperationsContract.refreshMaster());
        engine.world().setRuntime(MASTER, true, "RUNNING");
        engine.world().takePolicySnapshot(MASTER);
        try (DctStage other = other()) {
            Running provision = other.start(provision("Prep/new", MASTER, IfExists.FAIL, false))
                    .untilEnded();
            assertThat(provision.notes).contains(Note.SNAPSHOTS_SKIPPED);
        }
        assertThat(engine.books().vdb("Prep/new").exposesUnmaskedRows()).isFalse();
    }

    private DctStage other() {
        return new DctStage(dct, new OkHttpClient(), () -> LoginSource.Login.key("2.robotKey"));
    }

    /** Who may not see the release is told of the engines' jobs where there are any. */
    @ParameterizedTest
    @CsvSource({"3.10,true", "3.16,false", "3.28,false"})
    void whereTheReleaseIsNotToldTheEnginesJobsAreAskedFor(String version, boolean noRecord) {
        with(version);
        dct.switches().turnOn(DctSwitch.PRODUCT_INFO_FOR_ADMINISTRATORS);
        stage.run(VdbOperationsContract.refreshMaster());
        try (DctStage other = other()) {
            Running provision = other.start(provision("Prep/new", MASTER, IfExists.FAIL, false))
                    .untilEnded();
            assertThat(provision.ending).isEqualTo("succeeded");
            assertThat(provision.notes.contains(Note.NO_MASKING_RECORD)).isEqualTo(noRecord);
        }
        assertThat(engine.books().vdb("Prep/new").exposesUnmaskedRows()).isFalse();
    }

    /** Jobs of one engine do not say how far those of another go back. */
    @Test
    void anotherEnginesOldJobsDoNotHideThatThereIsNoRecord() {
        Clock earlier = Clock.offset(Clock.systemUTC(), Duration.ofDays(-3));
        with("3.28");
        try (SimulatedEngine old = SimulatedEngine.builder().clock(earlier).start()) {
            old.world().takePolicySnapshot(MASTER);
            try (SimulatedDct both = SimulatedDct.builder()
                            .engine("engine1", engine)
                            .engine("engine2", old)
                            .start();
                    DctStage there = new DctStage(both)) {
                Running provision = there.start(provision("Prep/new", "engine1/" + MASTER, IfExists.FAIL, false))
                        .untilEnded();
                assertThat(provision.ending).isEqualTo("succeeded");
                assertThat(provision.notes).contains(Note.NO_MASKING_RECORD);
            }
        }
    }

    /** What a bookmark marks is told by new releases alone; whichever snapshots they are, those of masked VDBs may go. */
    @ParameterizedTest
    @ValueSource(strings = {"3.16", "3.18", "3.28"})
    void aGroupIsRefreshedFromABookmarkWhoseSnapshotsMayAllTravel(String version) {
        with(version);
        marked();
        stage.run(new RefreshGroup("preps", "monday", false));
    }

    /** One that may not is not told from the others. */
    @ParameterizedTest
    @CsvSource({"3.16,false", "3.18,false", "3.28,true"})
    void oneThatMayNotTravelKeepsThemAllWhereNothingTellsThemApart(String version, boolean told) {
        with(version);
        marked();
        engine.faults().failMasking();
        failureOf(VdbOperationsContract.refreshMaster());
        engine.world().setRuntime(MASTER, true, "RUNNING");
        engine.world().takePolicySnapshot(MASTER);
        stage.run(new RefreshGroup("preps", null, true));

        Running running =
                stage.start(new RefreshGroup("preps", "monday", false)).untilEnded();
        if (told) {
            assertThat(running.ending).isEqualTo("succeeded");
            assertThat(engine.books().vdb(PREP1).exposesUnmaskedRows()).isFalse();
        } else {
            assertThat(running.failure().problem()).isEqualTo(Problem.MASKING_UNPROVEN);
            assertThat(running.failure().reason().problem()).isEqualTo(Problem.BOOKMARK_DATA_UNTOLD);
            stage.run(new RefreshGroup("preps", "monday", true));
        }
    }

    /** The bookmark "monday" of the group "preps". */
    private void marked() {
        dct.world().addGroup("preps", List.of(PREP1));
        stage.run(new BookmarkGroup("monday", "preps", null, IfExists.FAIL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.10", "3.16", "3.18", "3.28"})
    void aVdbIsRefreshedFromABookmarkOfItsParent(String version) {
        with(version);
        stage.run(VdbOperationsContract.refreshMaster());
        stage.run(new SnapshotDataset(MASTER, Map.of()));
        stage.run(new BookmarkVdb("tuesday", PREP1, new BookmarkLabels(List.of(), false, null, null), IfExists.FAIL));
        stage.run(provision("Prep/new", PREP1, IfExists.FAIL, false));
        stage.run(new RefreshVdb("Prep/new", PointChoice.bookmark("tuesday"), false));
    }

    /** Before 3.17 nothing shows whether a VDB is disabled. */
    @ParameterizedTest
    @ValueSource(strings = {"3.10", "3.16", "3.17"})
    void aVdbIsDisabledAndEnabledWhetherThatShowsOrNot(String version) {
        with(version);
        dct.faults().on("POST", "/disable$").dropBefore();
        stage.run(vdb(PREP1, VdbAction.DISABLE));
        assertThat(engine.books().vdb(PREP1).enabled()).isFalse();
        dct.faults().on("POST", "/enable$").dropBefore();
        assertThat(stage.run(vdb(PREP1, VdbAction.ENABLE)).values()).containsEntry("enabled", true);
        assertThat(engine.books().vdb(PREP1).enabled()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.10", "3.16", "3.17"})
    void aMasterThatWasDisabledIsEnabledByItsNextRefresh(String version) {
        with(version);
        engine.faults().failMasking();
        failureOf(VdbOperationsContract.refreshMaster());
        assertThat(engine.books().vdb(MASTER).enabled()).isFalse();
        stage.run(VdbOperationsContract.refreshMaster());
        assertThat(engine.books().vdb(MASTER).enabled()).isTrue();
        assertThat(engine.books().vdb(MASTER).exposesUnmaskedRows()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.10", "3.16"})
    void anUndoIsRefusedByAnOldRelease(String version) {
        with(version);
        stage.run(vdb(PREP1, VdbAction.REWIND));
        assertThat(failureOf(vdb(PREP1, VdbAction.UNDO)).problem())
                .isIn(Problem.RELEASE_TOO_OLD, Problem.KIND_UNSUPPORTED);
        assertThat(dct.books().handled("POST", "/undo_refresh$")).isZero();
    }
}
