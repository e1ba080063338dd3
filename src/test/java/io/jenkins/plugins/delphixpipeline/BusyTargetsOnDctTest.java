package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.delphixpipeline.EngineStage.Running;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.IfExists;
import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.PointChoice;
import io.jenkins.plugins.delphixpipeline.operation.delete.DeleteVdb;
import io.jenkins.plugins.delphixpipeline.operation.group.BookmarkGroup;
import io.jenkins.plugins.delphixpipeline.operation.group.ManageGroup;
import io.jenkins.plugins.delphixpipeline.operation.group.RefreshGroup;
import io.jenkins.plugins.delphixpipeline.operation.provision.Placement;
import io.jenkins.plugins.delphixpipeline.operation.provision.ProvisionVdb;
import io.jenkins.plugins.delphixpipeline.operation.refresh.MaskingGuard;
import io.jenkins.plugins.delphixpipeline.operation.refresh.RefreshMasked;
import io.jenkins.plugins.delphixpipeline.operation.refresh.RefreshVdb;
import io.jenkins.plugins.delphixpipeline.operation.vdb.ManageVdb;
import io.jenkins.plugins.delphixpipeline.operation.vdb.SnapshotDataset;
import io.jenkins.plugins.delphixpipeline.operation.vdb.VdbAction;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.dct.DctBooks;
import io.jenkins.plugins.delphixpipeline.simulator.dct.SimulatedDct;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.DctSwitch;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What others are at work on is waited for. Whether a DCT refuses such work at once, or makes a job of it that fails, is not
 * known, so that both are tried.
 */
@Execution(ExecutionMode.CONCURRENT)
class BusyTargetsOnDctTest {
    private static final String PREP2 = "Prep/Patients prep2";
    private static final String PREP3 = "Prep/Patients prep3";

    private static final String MASTER = VdbOperationsContract.MASTER;
    private static final String BILLING = "Finance Development/Billing Dev";

    private final SimulatedEngine engine =
            SimulatedEngine.builder().jobDuration(Duration.ofMillis(2500)).start();
    private final SimulatedDct dct = SimulatedDct.builder()
            .engine("engine1", engine)
            .vdbGroup("preps", PREP2, PREP3)
            .vdbGroup("others", PREP3)
            .telemetryLag(Duration.ofMillis(80))
            .start();
    private final DctStage stage = new DctStage(dct);
    private final DctStage elsewhere = new DctStage(dct);

    @AfterEach
    void close() {
        stage.close();
        elsewhere.close();
        dct.close();
        engine.close();
    }

    private static DataOperation bookmark(String name, String group) {
        return new BookmarkGroup(name, group, null, IfExists.FAIL);
    }

    private static DataOperation refresh(String vdb) {
        return new RefreshVdb(vdb, PointChoice.latestSnapshot(), false);
    }

    private static DataOperation group(VdbAction action) {
        return new ManageGroup("preps", action, false);
    }

    static Stream<Arguments> meetings() {
        return Stream.of(false, true)
                .flatMap(atOnce -> Stream.of(
                        Arguments.of("two bookmarks", bookmark("first", "preps"), bookmark("second", "preps"), atOnce),
                        Arguments.of(
                                "groups that share a VDB",
                                bookmark("first", "preps"),
                                bookmark("second", "others"),
                                atOnce),
                        Arguments.of(
                                "refresh while bookmark",
                                bookmark("first", "preps"),
                                new RefreshGroup("preps", null, false),
                                atOnce),
                        Arguments.of(
                                "bookmark while refresh",
                                new RefreshGroup("preps", null, false),
                                bookmark("second", "preps"),
                                atOnce),
                        Arguments.of("stop while bookmark", bookmark("first", "preps"), group(VdbAction.STOP), atOnce),
                        Arguments.of(
                                "disable while refresh",
                                new RefreshGroup("preps", null, false),
                                group(VdbAction.DISABLE),
                                atOnce),
                        Arguments.of("a VDB of it while bookmark", bookmark("first", "preps"), refresh(PREP2), atOnce),
                        Arguments.of("bookmark while a VDB of it", refresh(PREP2), bookmark("second", "preps"), atOnce),
                        Arguments.of(
                                "snapshot while refresh", refresh(PREP2), new SnapshotDataset(PREP2, Map.of()), atOnce),
                        Arguments.of(
                                "two snapshots",
                                new SnapshotDataset(PREP2, Map.of()),
                                new SnapshotDataset(PREP2, Map.of()),
                                atOnce),
                        Arguments.of(
                                "stop while snapshot",
                                new SnapshotDataset(PREP2, Map.of()),
                                new ManageVdb(PREP2, VdbAction.STOP, null, false),
                                atOnce),
                        Arguments.of(
                                "deletion while snapshot",
                                new SnapshotDataset(BILLING, Map.of()),
                                new DeleteVdb(BILLING, false),
                                atOnce)));
    }

    @ParameterizedTest(name = "{0}, refused at once: {3}")
    @MethodSource("meetings")
    void whoComesSecondWaitsForTheFirst(String what, DataOperation first, DataOperation second, boolean atOnce) {
        if (atOnce) {
            dct.switches().turnOn(DctSwitch.REFUSED_AT_ONCE);
        }
        Running one = stage.start(first).untilWaiting();
        Running two = elsewhere.start(second);
        one.untilEnded();
        two.untilEnded();
        assertThat(one.ending).as(String.valueOf(one.failure())).isEqualTo("succeeded");
        assertThat(two.ending).as(String.valueOf(two.failure())).isEqualTo("succeeded");
        assertThat(two.notes).contains(Note.BUSY);
    }

    /** What may leave unmasked rows is not tried and tried again, so that it waits before it is asked for. */
    @Test
    void aMaskedRefreshWaitsForASnapshotOfTheMaster() {
        VdbOperationsContract.scriptMasks(engine, stage);
        Running one = elsewhere.start(new SnapshotDataset(MASTER, Map.of())).untilWaiting();
        Running two = stage.start(
                new RefreshMasked(MASTER, PointChoice.latestSnapshot(), false, MaskingGuard.hook("mask.sh")));
        one.untilEnded();
        two.untilEnded();
        assertThat(two.ending).as(String.valueOf(two.failure())).isEqualTo("succeeded");
        assertThat(two.notes).contains(Note.BUSY);
        assertThat(dct.books().jobs()).noneMatch(job -> "FAILED".equals(job.status()));
    }

    static Stream<DataOperation> changesOfOrdinaryVdbs() {
        ProvisionVdb.Source source = new ProvisionVdb.Source(MASTER, PointChoice.latestSnapshot());
        Placement placement = new Placement("Prep", null, null, null, Map.of());
        return Stream.of(
                refresh(PREP2),
                new RefreshGroup("others", null, false),
                new ProvisionVdb(PREP2, source, placement, IfExists.REFRESH, false));
    }

    /** Between the look at what is in the way and the submission somebody else may begin. */
    @ParameterizedTest
    @MethodSource("changesOfOrdinaryVdbs")
    void whoBeginsInTheSameMomentIsWaitedForToo(DataOperation change) {
        dct.faults().on("POST", "/refresh[^/]*$").times(1).fails((request, handling) -> {
            elsewhere.start(bookmark("first", "preps")).untilWaiting();
            return handling.get();
        });

        Running running = stage.start(change).untilEnded();

        assertThat(running.ending).as(String.valueOf(running.failure())).isEqualTo("succeeded");
        assertThat(running.notes).contains(Note.BUSY);
    }

    /** Only what is certain to have been in the way is waited for: a masked refresh that failed is a failure. */
    @Test
    void aFailedMaskedRefreshIsNotTriedAgain() {
        VdbOperationsContract.scriptMasks(engine, stage);
        engine.faults().failJob("DB_REFRESH", "the script went wrong");
        Running refresh = stage.start(VdbOperationsContract.refreshMaster()).untilWaiting();
        Running bookmark = elsewhere.start(new SnapshotDataset(MASTER, Map.of()));
        refresh.untilEnded();
        bookmark.untilEnded();
        assertThat(refresh.failure().problem()).isEqualTo(Problem.JOB_FAILED);
        assertThat(engine.books().jobs("DB_REFRESH")).hasSize(1);
        assertThat(engine.books().vdb(MASTER).enabled()).isFalse();
    }

    /** What it opens was looked at, and is looked at again before the next try. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whoStartsWhatSomebodyElseIsStartingFindsItStarted(boolean atOnce) {
        stage.run(group(VdbAction.STOP));
        if (atOnce) {
            dct.switches().turnOn(DctSwitch.REFUSED_AT_ONCE);
        }
        Running one = stage.start(group(VdbAction.START)).untilWaiting();
        Running two = elsewhere.start(group(VdbAction.START)).untilEnded();
        one.untilEnded();
        assertThat(one.ending).as(String.valueOf(one.failure())).isEqualTo("succeeded");
        assertThat(two.ending).as(String.valueOf(two.failure())).isEqualTo("succeeded");
        assertThat(engine.books().vdb(PREP2).runtimeStatus()).isEqualTo("RUNNING");
        assertThat(engine.books().vdb(PREP3).enabled()).isTrue();
    }

    /** An engine may still take the snapshot that follows a refresh when DCT calls that refresh done. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aBookmarkRightAfterARefreshIsMade(boolean atOnce) {
        if (atOnce) {
            dct.switches().turnOn(DctSwitch.REFUSED_AT_ONCE);
        }
        stage.run(new RefreshGroup("preps", null, false));
        stage.run(bookmark("first", "preps"));
        stage.run(refresh(PREP2));
        stage.run(new SnapshotDataset(PREP2, Map.of()));
        assertThat(dct.books().bookmarks()).hasSize(1);
    }

    /** Such as a policy's snapshot, of which DCT has no job. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void workThatAnEngineBeganItselfIsWaitedFor(boolean atOnce) {
        if (atOnce) {
            dct.switches().turnOn(DctSwitch.REFUSED_AT_ONCE);
        }
        try (EngineStage there = new EngineStage(engine)) {
            Running theirs = there.start(new SnapshotDataset(PREP2, Map.of())).untilWaiting();
            Running bookmark = stage.start(bookmark("first", "preps")).untilEnded();
            theirs.untilEnded();
            assertThat(bookmark.ending).as(String.valueOf(bookmark.failure())).isEqualTo("succeeded");
            Running again = there.start(new SnapshotDataset(PREP2, Map.of())).untilWaiting();
            Running refresh = stage.start(refresh(PREP2)).untilEnded();
            again.untilEnded();
            assertThat(refresh.ending).as(String.valueOf(refresh.failure())).isEqualTo("succeeded");
        }
    }

    @Test
    void ofTwoBookmarksAtOnceEachIsMadeOnce() {
        Running one = stage.start(bookmark("first", "preps"));
        Running two = stage.start(bookmark("second", "preps"));
        one.untilEnded();
        two.untilEnded();
        assertThat(one.ending).as(String.valueOf(one.failure())).isEqualTo("succeeded");
        assertThat(two.ending).as(String.valueOf(two.failure())).isEqualTo("succeeded");
        assertThat(dct.books().bookmarks().stream().map(each -> each.name()))
                .containsExactlyInAnyOrder("first", "second");
    }

    /** As another run of the controller finds it. */
    @Test
    void whoWaitsGoesOnAfterARestart() {
        Running one = stage.start(bookmark("first", "preps")).untilWaiting();
        DataOperation second = bookmark("second", "preps");
        Running two = elsewhere.start(second).untilEndedOrBusy();
        two.driver.close();
        Running again =
                elsewhere.resume(second, two.saves.get(two.saves.size() - 1)).untilEnded();
        one.untilEnded();
        assertThat(again.ending).as(String.valueOf(again.failure())).isEqualTo("succeeded");
        assertThat(dct.books().bookmarks())
                .extracting(DctBooks.BookmarkEntry::name)
                .containsExactlyInAnyOrder("first", "second");
    }

    @Test
    void whoIsStoppedWhileHeWaitsAsksForNothingMore() {
        Running one = stage.start(bookmark("first", "preps")).untilWaiting();
        Running two = elsewhere.start(bookmark("second", "preps")).untilEndedOrBusy();
        two.driver.stop();
        two.untilEnded();
        one.untilEnded();
        assertThat(two.ending).isEqualTo("stopped");
        assertThat(dct.books().bookmarks())
                .extracting(DctBooks.BookmarkEntry::name)
                .containsExactly("first");
    }

    /** Each collides with another one again, until the last one is alone. */
    @Test
    void manyBookmarksAtOnceAreMadeOneAfterTheOther() {
        engine.world().setJobDuration(Duration.ofMillis(200));
        List<Running> all = Stream.of("one", "two", "three", "four")
                .map(name -> stage.start(bookmark(name, "preps")))
                .toList();
        all.forEach(Running::untilEnded);
        assertThat(all).allSatisfy(each -> assertThat(each.ending)
                .as(String.valueOf(each.failure()))
                .isEqualTo("succeeded"));
        assertThat(dct.books().bookmarks()).hasSize(4);
    }

    /** Nobody was in the way, so that it is told at once. */
    @Test
    void aFailureOfItsOwnIsToldAndNotTriedAgain() {
        dct.faults().failJob("BOOKMARK_CREATE", "Not today.");
        Running running = stage.start(bookmark("first", "preps")).untilEnded();
        assertThat(running.failure().details()).contains("Not today.");
        assertThat(dct.books().bookmarks()).isEmpty();
    }

    /** Others' work that was over before is no reason to try again. */
    @Test
    void workThatWasOverBeforeIsNotBlamed() {
        stage.run(new SnapshotDataset(PREP2, Map.of()));
        dct.faults().failJob("VDB_REFRESH", "Not today.");
        Running running = stage.start(refresh(PREP2)).untilEnded();
        assertThat(running.failure().details()).contains("Not today.");
        await().untilAsserted(
                        () -> assertThat(engine.books().jobs("DB_REFRESH")).isEmpty());
    }
}
