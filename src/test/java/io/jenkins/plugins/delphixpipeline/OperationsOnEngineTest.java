package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.delphixpipeline.EngineStage.Running;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.IfExists;
import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.PointChoice;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import io.jenkins.plugins.delphixpipeline.operation.bookmark.BookmarkLabels;
import io.jenkins.plugins.delphixpipeline.operation.bookmark.BookmarkSelfService;
import io.jenkins.plugins.delphixpipeline.operation.bookmark.BookmarkVdb;
import io.jenkins.plugins.delphixpipeline.operation.pod.PodTarget;
import io.jenkins.plugins.delphixpipeline.operation.pod.ProvisionPod;
import io.jenkins.plugins.delphixpipeline.operation.provision.Placement;
import io.jenkins.plugins.delphixpipeline.operation.provision.ProvisionVdb;
import io.jenkins.plugins.delphixpipeline.operation.refresh.MaskingGuard;
import io.jenkins.plugins.delphixpipeline.operation.refresh.RefreshMasked;
import io.jenkins.plugins.delphixpipeline.operation.refresh.RefreshVdb;
import io.jenkins.plugins.delphixpipeline.operation.vdb.SnapshotDataset;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import io.jenkins.plugins.delphixpipeline.simulator.Faults;
import io.jenkins.plugins.delphixpipeline.simulator.Scenario;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.Switch;
import io.jenkins.plugins.delphixpipeline.simulator.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each operation from its first request to its result, against the simulated engine's own books. */
class OperationsOnEngineTest {
    private static final String PRODUCTION = "Production/Patients Prod";
    private static final String MASTER = "Masked/Patients Masked Master";
    private static final Duration QUICK = Duration.ofMillis(80);

    private SimulatedEngine engine = engine();
    private EngineStage stage = new EngineStage(engine);

    private static SimulatedEngine engine(Switch... switches) {
        return SimulatedEngine.builder()
                .scenario(Scenario.PATIENTS)
                .jobDuration(QUICK)
                .switches(switches)
                .start();
    }

    private void onEngineWith(Switch... switches) {
        close();
        engine = engine(switches);
        stage = new EngineStage(engine);
    }

    @AfterEach
    void close() {
        stage.close();
        engine.close();
    }

    private static DataOperation snapshot() {
        return new SnapshotDataset("Patients Prod", Map.of());
    }

    private static DataOperation refreshMasked() {
        return new RefreshMasked(
                "Patients Masked Master", PointChoice.latestSnapshot(), false, MaskingGuard.job("Mask Patients"));
    }

    private static DataOperation refreshPod(String pod) {
        return new ProvisionPod(new PodTarget(pod, "Patients", true, false), List.of(), List.of(), IfExists.REFRESH);
    }

    private static BookmarkLabels labels(String... tags) {
        return new BookmarkLabels(List.of(tags), true, null, null);
    }

    private static DataOperation bookmark(String name, String pod) {
        return new BookmarkSelfService(name, pod, "Patients", labels("FULL", "nightly"), IfExists.FAIL);
    }

    private Failure failureOf(DataOperation operation) {
        Running running = stage.start(operation).untilEnded();
        assertThat(running.ending).as(String.valueOf(running.mistake)).isEqualTo("failed");
        return running.failure();
    }

    private static DataOperation provisionMasked(IfExists ifExists) {
        return new ProvisionVdb(
                "Masked/copy",
                new ProvisionVdb.Source("Patients Prod", PointChoice.latestSnapshot()),
                new Placement(null, null, null, "Mask Patients", Map.of()),
                ifExists,
                false);
    }

    @Test
    void aVdbThatWasAskedForWithAMaskingJobMustHaveItAfterwards() {
        stage.run(provisionMasked(IfExists.FAIL));
        assertThat(engine.books().vdb("Masked/copy").enabled()).isTrue();
        stage.run(provisionMasked(IfExists.REFRESH));
        assertThat(engine.books().jobs("DB_REFRESH")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aVdbThatDidNotGetItsMaskingJobIsDisabled(boolean flagMissing) {
        engine.world().setJobDuration(Duration.ofMinutes(5));
        Running running = stage.start(provisionMasked(IfExists.FAIL)).untilWaiting();
        if (flagMissing) {
            engine.world().setMasked("Masked/copy", false);
        } else {
            engine.world().setHooks("Masked/copy", "configureClone", World.scriptHook("warm up"));
        }
        engine.world().setJobDuration(QUICK);
        engine.world().finishJob(running.driver.state().openJob());

        running.untilEnded();

        assertThat(running.failure().problem()).isEqualTo(Problem.UNPROVEN);
        assertThat(running.failure().details())
                .contains(
                        flagMissing
                                ? "not marked as masked"
                                : "\"Mask Patients\" is not among its configureClone hooks");
        assertThat(running.notes).contains(Note.DISABLED);
        assertThat(engine.books().vdb("Masked/copy").enabled()).isFalse();
    }

    @Test
    void aVdbThatTheEngineTookAwayAfterItsMaskingFailedNeedsNotBeDisabled() {
        engine.faults().failMasking();

        Running running = stage.start(provisionMasked(IfExists.FAIL)).untilEnded();

        assertThat(running.failure().problem()).isEqualTo(Problem.JOB_FAILED);
        assertThat(running.notes).doesNotContain(Note.DISABLED, Note.NOT_DISABLED);
        assertThat(engine.books().hasDataset("Masked/copy")).isFalse();
    }

    @Test
    void aVdbThatExistsWithoutThatMaskingJobIsNotRefreshed() {
        stage.run(provisionMasked(IfExists.FAIL));
        engine.world().setHooks("Masked/copy", "configureClone", World.maskingHook("Mask Anything"));
        stage.close();
        stage = new EngineStage(engine);

        assertThat(failureOf(provisionMasked(IfExists.REFRESH)).problem()).isEqualTo(Problem.OTHER_MASKING_STEP);
        assertThat(engine.books().jobs("DB_REFRESH")).isEmpty();
        assertThat(engine.books().vdb("Masked/copy").enabled()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Switch.class)
    void theDataPipelineRunsWhicheverWayAnOpenQuestionIsAnswered(Switch open) {
        onEngineWith(open);
        stage.run(snapshot());
        stage.run(refreshMasked());
        if (open == Switch.REFRESH_TAKES_NO_SNAPSHOT) {
            // Nothing could be seen to be what Self-Service takes.
            assertThat(failureOf(refreshPod("prep1")).problem()).isEqualTo(Problem.NO_SNAPSHOT);
            stage.run(new SnapshotDataset(MASTER, Map.of()));
        }
        stage.run(refreshPod("prep1"));
        stage.run(bookmark("50 #1", "prep1"));
        stage.run(bookmark("FULL #1", null));
        assertThat(engine.books().submissions("/refresh$")).isEqualTo(2);
        assertThat(engine.books().bookmark("50 #1").tags()).containsExactly("FULL", "nightly");
        assertThat(engine.books().bookmark("FULL #1").pod()).isNull();
        assertThat(engine.books().vdb(MASTER).exposesUnmaskedRows()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.8.2", "1.9.0", "1.9.3", "1.10.6", "1.11.0", "1.11.9", "1.11.11", "1.11.26", "1.11.52"})
    void theDataPipelineRunsOnOldAndNewEngines(String version) {
        close();
        engine = SimulatedEngine.builder()
                .scenario(Scenario.PATIENTS)
                .jobDuration(QUICK)
                .apiVersion(version)
                .start();
        stage = new EngineStage(engine);
        stage.run(snapshot());
        stage.run(refreshMasked());
        stage.run(refreshPod("prep1"));
        stage.run(bookmark("50 #1", "prep1"));
        assertThat(engine.books().bookmarks()).hasSize(1);
        assertThat(engine.books().vdb(MASTER).currentTimeflowType()).isEqualTo("TRANSFORMATION");
    }

    @Nested
    class Snapshots {
        @Test
        void aSyncReportsTheSnapshotThatItMade() {
            int before = engine.books().snapshots(PRODUCTION).size();
            Result result = stage.run(snapshot());
            var snapshots = engine.books().snapshots(PRODUCTION);
            assertThat(snapshots).hasSize(before + 1);
            assertThat(result.values())
                    .containsEntry("snapshot", snapshots.get(before).name())
                    .containsEntry("snapshotReference", snapshots.get(before).reference());
        }

        @Test
        void parametersThatTheKindCannotHaveAreRefusedBeforeAnythingIsSubmitted() {
            Failure unknown = failureOf(new SnapshotDataset("Billing Prod", Map.of("fullBackup", true)));
            assertThat(unknown.problem()).isEqualTo(Problem.PARAMETER_REFUSED);
            assertThat(unknown.toString()).contains("fullBackup");
            Failure secret = failureOf(new SnapshotDataset("Patients Prod", Map.of("dbPassword", "hunter2")));
            assertThat(secret.problem()).isEqualTo(Problem.PARAMETER_REFUSED);
            assertThat(secret.toString()).contains("dbPassword").doesNotContain("hunter2");
            assertThat(engine.books().submissions("/sync$")).isZero();
        }

        @Test
        void anUnknownDatasetIsRefusedWithTheNearestNames() {
            Failure failure = failureOf(new SnapshotDataset("Patient Prod", Map.of()));
            assertThat(failure.problem()).isEqualTo(Problem.DATASET_UNKNOWN);
            assertThat(failure.candidates()).contains(PRODUCTION);
        }

        @Test
        void aNameInTwoGroupsIsRefusedWithBothPaths() {
            engine.world().addVdb("Prep", "Patients Masked Master", MASTER);
            Failure failure = failureOf(refreshMasked());
            assertThat(failure.problem()).isEqualTo(Problem.NAME_AMBIGUOUS);
            assertThat(failure.candidates()).containsExactly(MASTER, "Prep/Patients Masked Master");
        }

        @Test
        void aJobThatFailsIsToldWithItsEvents() {
            engine.faults().failJob("DB_SYNC", "The disk is full.");
            Failure failure = failureOf(snapshot());
            assertThat(failure.problem()).isEqualTo(Problem.JOB_FAILED);
            assertThat(failure.details()).contains("The disk is full.");
            assertThat(failure.job()).startsWith("JOB-");
        }

        @Test
        void aJobThatSomebodyCancelsOnTheEngineIsToldSo() {
            engine.world().setJobDuration(Duration.ofSeconds(20));
            Running running = stage.start(snapshot()).untilWaiting();
            engine.world().cancelJob(running.driver.state().openJob());
            running.untilEnded();
            assertThat(running.failure().problem()).isEqualTo(Problem.JOB_CANCELED);
        }

        @Test
        void aSyncOfSomebodyElseIsWaitedFor() {
            engine.world().setJobDuration(Duration.ofMillis(700));
            String reference = engine.books().dataset(PRODUCTION).reference();
            engine.world().as("bob").post("/database/" + reference + "/sync", null);
            Running running = stage.start(snapshot()).untilEnded();
            assertThat(running.ending).isEqualTo("succeeded");
            assertThat(running.notes).contains(Note.BUSY);
            assertThat(engine.books().jobs("DB_SYNC")).hasSize(2);
        }

        @Test
        void fiftyThousandDatasetsAreNoObstacle() {
            engine.world().addDatasets(50_000);
            stage.run(snapshot());
            assertThat(engine.books().jobs("DB_SYNC")).hasSize(1);
        }
    }

    @Nested
    class LostAnswers {
        @ParameterizedTest
        @ValueSource(strings = {"/sync$", "/refresh$", "/container/[^/]+/refresh$", "/bookmark$"})
        void workThatWasDoneIsFoundAndNotDoneAgain(String submission) {
            engine.faults().on("POST", submission).dropAfter();
            runThePipelineOnce(submission);
        }

        @ParameterizedTest
        @ValueSource(strings = {"/sync$", "/refresh$", "/container/[^/]+/refresh$", "/bookmark$"})
        void itIsFoundByItsTracesWhereTheEngineKeepsNoUserAgent(String submission) {
            engine.switches().turnOn(Switch.NO_USER_AGENT);
            engine.faults().on("POST", submission).dropAfter();
            runThePipelineOnce(submission);
        }

        @ParameterizedTest
        @ValueSource(strings = {"/sync$", "/refresh$", "/container/[^/]+/refresh$", "/bookmark$"})
        void workThatNeverArrivedIsDoneOnceAfterTheSettleTime(String submission) {
            engine.faults().on("POST", submission).dropBefore();
            runThePipelineOnce(submission);
        }

        private void runThePipelineOnce(String submission) {
            stage.run(snapshot());
            stage.run(refreshMasked());
            stage.run(refreshPod("prep1"));
            stage.run(bookmark("50 #1", "prep1"));
            assertThat(engine.books().jobs("DB_REFRESH")).hasSize(1);
            assertThat(engine.books().bookmarks()).hasSize(1);
            assertThat(engine.books().jobs())
                    .filteredOn(job -> job.actionType().endsWith("CONTAINER_REFRESH"))
                    .hasSize(1);
            assertThat(engine.books().jobs("DB_SYNC"))
                    .filteredOn(job -> job.targetName().equals(PRODUCTION))
                    .hasSize(1);
        }

        @ParameterizedTest
        @ValueSource(strings = {"/bookmark/[^/]+$", "/unshare$"})
        void aLostUpdateDoesNotMakeASecondBookmark(String submission) {
            stage.run(bookmark("release 1", "prep1"));
            engine.faults().on("POST", submission).dropBefore();
            stage.run(new BookmarkSelfService(
                    "release 1",
                    "prep1",
                    "Patients",
                    new BookmarkLabels(List.of("new"), false, null, null),
                    IfExists.UPDATE));
            assertThat(engine.books().bookmark("release 1").tags()).containsExactly("new");
            assertThat(engine.books().bookmark("release 1").shared()).isFalse();
        }

        @Test
        void aLostRefreshOfAnExistingVdbIsNotTakenForAProvision() {
            stage.run(provision("Prep/Patients QA", IfExists.FAIL));
            engine.faults().on("POST", "/refresh$").dropBefore();
            stage.run(provision("Prep/Patients QA", IfExists.REFRESH));
            assertThat(engine.books().jobs("DB_PROVISION")).hasSize(1);
            assertThat(engine.books().jobs("DB_REFRESH")).hasSize(1);
        }

        private DataOperation provision(String vdb, IfExists ifExists) {
            var placement = new Placement(null, null, null, null, Map.of());
            return new ProvisionVdb(
                    vdb, new ProvisionVdb.Source(MASTER, PointChoice.latestSnapshot()), placement, ifExists, false);
        }

        @Test
        void anEngineThatRestartsInMidJobIsWaitedFor() {
            engine.world().setJobDuration(Duration.ofSeconds(2));
            Running running = stage.start(snapshot()).untilWaiting();
            engine.faults().restart(Duration.ofMillis(700), Faults.JobsAfterRestart.GO_ON);
            running.untilEnded();
            assertThat(running.ending).isEqualTo("succeeded");
            assertThat(engine.books().jobs("DB_SYNC")).hasSize(1);
        }

        @Test
        void sessionsThatExpireInTheMiddleOfAnythingAreRenewed() {
            engine.world().setJobDuration(Duration.ofMillis(600));
            stage.platform.info();
            engine.faults().expireSessions();
            Running running = stage.start(snapshot()).untilWaiting();
            engine.faults().expireSessions();
            running.untilEnded();
            assertThat(running.ending).isEqualTo("succeeded");
            assertThat(engine.books().jobs("DB_SYNC")).hasSize(1);
        }
    }

    @Nested
    class MaskedRefreshes {
        @Test
        void theMasterIsRefreshedFromTheNewestSnapshotAndMasked() {
            stage.run(snapshot());
            String newest = engine.books()
                    .snapshots(PRODUCTION)
                    .get(engine.books().snapshots(PRODUCTION).size() - 1)
                    .reference();
            Result result = stage.run(refreshMasked());
            assertThat(result.values()).containsEntry("snapshotReference", newest);
            assertThat(engine.books().vdb(MASTER).parentSnapshot()).isEqualTo(newest);
            assertThat(engine.books().vdb(MASTER).exposesUnmaskedRows()).isFalse();
        }

        @Test
        void aMaskingThatFailsLeavesTheMasterDisabledAndIsToldByItsName() {
            engine.faults().failMasking();
            Failure failure = failureOf(refreshMasked());
            assertThat(failure.problem()).isEqualTo(Problem.JOB_FAILED);
            assertThat(failure.details()).contains("Mask Patients");
            assertThat(engine.books().vdb(MASTER).enabled()).isFalse();
            assertThat(engine.books().vdb(MASTER).exposesUnmaskedRows()).isFalse();
        }

        @Test
        void afterAFailedRefreshTheNextOneEnablesTheMasterAndSucceeds() {
            engine.faults().failMasking();
            failureOf(refreshMasked());
            Running second = stage.start(refreshMasked()).untilEnded();
            assertThat(second.ending).as(String.valueOf(second.failure())).isEqualTo("succeeded");
            assertThat(second.notes).contains(Note.ENABLING);
            assertThat(engine.books().vdb(MASTER).enabled()).isTrue();
            assertThat(engine.books().vdb(MASTER).exposesUnmaskedRows()).isFalse();
        }

        @Test
        void anAbortCancelsTheRefreshAndDisablesTheMaster() {
            engine.world().setJobDuration("DB_REFRESH", Duration.ofSeconds(20));
            Running running = stage.start(refreshMasked()).untilWaiting();
            running.driver.stop();
            running.untilEnded();
            assertThat(running.ending).isEqualTo("stopped");
            assertThat(running.notes).contains(Note.CANCEL_ACCEPTED, Note.DISABLED);
            assertThat(engine.books().submissions("/cancel$")).isEqualTo(1);
            assertThat(engine.books().vdb(MASTER).enabled()).isFalse();
        }

        @Test
        void aMasterWithoutTheFlagIsNotTouched() {
            engine.world().setMasked(MASTER, false);
            assertThat(failureOf(refreshMasked()).problem()).isEqualTo(Problem.NOT_FLAGGED_MASKED);
            assertThat(engine.books().jobs()).isEmpty();
        }

        @Test
        void aMasterWhoseHookWasReplacedIsNotTouched() {
            engine.world().setHooks(MASTER, "configureClone", World.scriptHook("warm up"));
            Failure failure = failureOf(refreshMasked());
            assertThat(failure.problem()).isEqualTo(Problem.OTHER_MASKING_STEP);
            assertThat(failure.candidates()).containsExactly("script \"warm up\"");
            assertThat(engine.books().jobs()).isEmpty();
        }

        @Test
        void aNamedScriptIsAMaskingStepToo() {
            engine.world().setHooks(MASTER, "configureClone", World.scriptHook("mask.sh"));
            stage.run(new RefreshMasked(MASTER, PointChoice.latestSnapshot(), true, MaskingGuard.hook("mask.sh")));
            assertThat(engine.books().jobs("DB_REFRESH")).hasSize(1);
        }

        @Test
        void itCanBeRefreshedFromANamedSnapshot() {
            var oldest = engine.books().snapshots(PRODUCTION).get(0);
            stage.run(new RefreshMasked(MASTER, PointChoice.snapshot(oldest.name()), false, MaskingGuard.anyJob()));
            assertThat(engine.books().vdb(MASTER).parentSnapshot()).isEqualTo(oldest.reference());
        }

        @Test
        void anUnknownSnapshotIsRefused() {
            Failure failure =
                    failureOf(new RefreshMasked(MASTER, PointChoice.snapshot("@1999"), false, MaskingGuard.anyJob()));
            assertThat(failure.problem()).isEqualTo(Problem.SNAPSHOT_UNKNOWN);
        }
    }

    @Nested
    class Environments {
        @Test
        void aVdbOfUnmaskedDataNeedsPermission() {
            Failure failure = failureOf(new RefreshVdb("Billing Dev", PointChoice.latestSnapshot(), false));
            assertThat(failure.problem()).isEqualTo(Problem.UNMASKED_DATA);
            assertThat(engine.books().jobs()).isEmpty();
            stage.run(new RefreshVdb("Billing Dev", PointChoice.latestSnapshot(), true));
            assertThat(engine.books().jobs("DB_REFRESH")).hasSize(1);
        }

        @Test
        void theAdministratorCanAllowUnmaskedDataForAWholeConnection() {
            try (EngineStage open = new EngineStage(engine, true)) {
                open.run(new RefreshVdb("Billing Dev", PointChoice.latestPoint(), false));
            }
            assertThat(engine.books().jobs("DB_REFRESH")).hasSize(1);
        }

        @Test
        void onlyTheStepThatProvesItRefreshesTheMaster() {
            Failure failure = failureOf(new RefreshVdb(MASTER, PointChoice.latestSnapshot(), false));
            assertThat(failure.problem()).isEqualTo(Problem.UNMASKED_DATA);
            assertThat(engine.books().jobs()).isEmpty();
        }

        @Test
        void aDsourceCannotBeRefreshed() {
            Failure failure = failureOf(new RefreshVdb("Patients Prod", PointChoice.latestSnapshot(), true));
            assertThat(failure.problem()).isEqualTo(Problem.NOT_A_VDB);
        }

        @Test
        void aVdbIsProvisionedFromTheMaskedMasterWithItsFirstSnapshot() {
            Result result = stage.run(provision("Prep/Patients QA", MASTER, IfExists.FAIL, false));
            assertThat(result.values()).containsEntry("vdb", "Prep/Patients QA").containsEntry("from", MASTER);
            assertThat(engine.books().snapshots("Prep/Patients QA")).hasSize(1);
            assertThat(engine.books().vdb("Prep/Patients QA").exposesUnmaskedRows())
                    .isFalse();
        }

        @Test
        void aProvisionWhoseAnswerIsLostIsDoneOnce() {
            engine.faults().on("POST", "/database/provision$").dropAfter();
            stage.run(provision("Prep/Patients QA", MASTER, IfExists.FAIL, false));
            assertThat(engine.books().jobs("DB_PROVISION")).hasSize(1);
        }

        @Test
        void anOracleVdbIsProvisioned() {
            stage.run(provision("Finance Development/Billing QA", "Billing Prod", IfExists.FAIL, true));
            assertThat(engine.books().hasDataset("Finance Development/Billing QA"))
                    .isTrue();
        }

        @Test
        void aVdbThatExistsIsRefusedKeptOrRefreshedAsAsked() {
            String name = "Prep/Patients QA";
            stage.run(provision(name, MASTER, IfExists.FAIL, false));
            assertThat(failureOf(provision(name, MASTER, IfExists.FAIL, false)).problem())
                    .isEqualTo(Problem.VDB_EXISTS);
            assertThat(stage.run(provision(name, MASTER, IfExists.KEEP, false)).values())
                    .containsEntry("kept", true);
            assertThat(engine.books().jobs("DB_REFRESH")).isEmpty();
            stage.run(provision(name, MASTER, IfExists.REFRESH, false));
            assertThat(engine.books().jobs("DB_REFRESH")).hasSize(1);
            assertThat(engine.books().jobs("DB_PROVISION")).hasSize(1);
        }

        @Test
        void aVdbOfAnotherParentIsNeverTouched() {
            Failure failure = failureOf(provision("Billing Dev", MASTER, IfExists.REFRESH, true));
            assertThat(failure.problem()).isEqualTo(Problem.PARENT_DIFFERS);
            assertThat(engine.books().jobs()).isEmpty();
        }

        private DataOperation provision(String vdb, String from, IfExists ifExists, boolean allowUnmasked) {
            var placement = new Placement(null, null, null, null, Map.of());
            return new ProvisionVdb(
                    vdb,
                    new ProvisionVdb.Source(from, PointChoice.latestSnapshot()),
                    placement,
                    ifExists,
                    allowUnmasked);
        }

        @Test
        void aPodIsRefreshed() {
            int before = engine.books().pod("prep3").operations();
            Result result = stage.run(refreshPod("prep3"));
            assertThat(result.values()).containsEntry("dataPod", "prep3");
            assertThat(engine.books().pod("prep3").operations()).isEqualTo(before + 1);
        }

        @Test
        void aPodIsCreatedFromNamedVdbs() {
            stage.run(provision("Prep/Patients extra", MASTER, IfExists.FAIL, false));
            stage.run(new ProvisionPod(
                    new PodTarget("extra", "Patients", true, false),
                    List.of("Prep/Patients extra"),
                    List.of(),
                    IfExists.REFRESH));
            assertThat(engine.books().pod("extra").template()).isEqualTo("Patients");
        }

        private ProvisionPod podOf(IfExists ifExists, String... vdbs) {
            return new ProvisionPod(
                    new PodTarget("prep1", "Patients", true, false), List.of(vdbs), List.of(), ifExists);
        }

        @ParameterizedTest
        @EnumSource(names = {"REFRESH", "KEEP"})
        void aPodThatIsThereMustBeMadeOfTheVdbsThatAreAskedFor(IfExists ifExists) {
            int before = engine.books().jobs().size();

            Failure failure = failureOf(podOf(ifExists, "Prep/Patients prep2"));

            assertThat(failure.problem()).isEqualTo(Problem.VDBS_DIFFER);
            assertThat(failure.details()).isEqualTo("Prep/Patients prep1");
            assertThat(failure.candidates()).containsExactly("Prep/Patients prep2");
            assertThat(failureOf(podOf(ifExists, "Patients prep1", "Patients prep2"))
                            .problem())
                    .isEqualTo(Problem.VDBS_DIFFER);
            assertThat(failureOf(podOf(ifExists, "Prep/no such thing")).problem())
                    .isEqualTo(Problem.VDBS_DIFFER);
            assertThat(engine.books().jobs()).hasSize(before);
        }

        @ParameterizedTest
        @EnumSource(names = {"REFRESH", "KEEP"})
        void aPodThatIsMadeOfThemIsTaken(IfExists ifExists) {
            assertThat(stage.run(podOf(ifExists, "Patients prep1")).values()).containsEntry("dataPod", "prep1");
            assertThat(stage.run(podOf(ifExists, "Prep/Patients prep1")).values())
                    .containsEntry("dataPod", "prep1");
        }

        @Test
        void itsRecordJoinsThePodToTheDataThatItsTemplateIsMadeOf() {
            assertThat(stage.run(refreshPod("prep1")).flows())
                    .containsExactly(
                            new Result.Flow("Patients", null, "prep1"),
                            new Result.Flow("Masked/Patients Masked Master", null, "Patients"));
        }

        @Test
        void aPodThatIsNotThereIsAnErrorWithoutVdbs() {
            Failure failure = failureOf(refreshPod("prep8"));
            assertThat(failure.problem()).isEqualTo(Problem.POD_UNKNOWN);
            assertThat(failure.candidates()).isNotEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"OFFLINE", "INCONSISTENT"})
        void aPodThatCannotBeWorkedWithIsNamed(String state) {
            engine.world().setPodState("prep1", state);
            DataOperation refresh = new ProvisionPod(
                    new PodTarget("prep1", "Patients", false, false), List.of(), List.of(), IfExists.REFRESH);
            DataOperation bookmark = new BookmarkSelfService(
                    "x", new PodTarget("prep1", "Patients", false, false), labels(), IfExists.FAIL);
            assertThat(failureOf(refresh).problem()).hasToString("POD_" + state);
            assertThat(failureOf(bookmark).problem()).hasToString("POD_" + state);
            assertThat(engine.books().jobs()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"OFFLINE", "INCONSISTENT"})
        void aPodIsHelpedFirstUnlessThatIsForbidden(String state) {
            engine.world().setPodState("prep1", state);
            Running refresh = stage.start(refreshPod("prep1")).untilEnded();
            assertThat(refresh.ending).as(String.valueOf(refresh.failure())).isEqualTo("succeeded");
            assertThat(refresh.notes).contains(state.equals("OFFLINE") ? Note.STARTING_POD : Note.RECOVERING_POD);
            engine.world().setPodState("prep2", state);
            stage.run(bookmark("x", "prep2"));
            assertThat(engine.books().pod("prep1").state()).isEqualTo("ONLINE");
            assertThat(engine.books().bookmark("x").pod()).isEqualTo("prep2");
        }

        @Test
        void helpWhoseAnswerIsLostIsGivenOnce() {
            engine.world().setPodState("prep1", "INCONSISTENT");
            engine.faults().on("POST", "/recover$").dropAfter();
            stage.run(refreshPod("prep1"));
            assertThat(engine.books().submissions("/recover$")).isEqualTo(1);
            assertThat(engine.books().submissions("/container/[^/]+/refresh$")).isEqualTo(1);
        }
    }

    @Nested
    class Bookmarks {
        @Test
        void aPodsBookmarkBearsItsLabels() {
            Instant expiration = Instant.parse("2031-01-01T00:00:00Z");
            stage.run(new BookmarkSelfService(
                    "release 1",
                    "prep1",
                    "Patients",
                    new BookmarkLabels(List.of("a", "b"), true, expiration, "for testers"),
                    IfExists.FAIL));
            var made = engine.books().bookmark("release 1");
            assertThat(made.tags()).containsExactly("a", "b");
            assertThat(made.shared()).isTrue();
            assertThat(made.pod()).isEqualTo("prep1");
            assertThat(made.expiration()).isEqualTo("2031-01-01T00:00:00.000Z");
        }

        @Test
        void aNameThatIsTakenIsRefusedKeptOrUpdatedAsAsked() {
            stage.run(bookmark("release 1", "prep1"));
            assertThat(failureOf(bookmark("release 1", "prep1")).problem()).isEqualTo(Problem.BOOKMARK_EXISTS);
            stage.run(new BookmarkSelfService("release 1", "prep1", "Patients", labels("new"), IfExists.KEEP));
            assertThat(engine.books().bookmark("release 1").tags()).containsExactly("FULL", "nightly");
            stage.run(new BookmarkSelfService(
                    "release 1",
                    "prep1",
                    "Patients",
                    new BookmarkLabels(List.of("new"), false, null, null),
                    IfExists.UPDATE));
            assertThat(engine.books().bookmark("release 1").tags()).containsExactly("new");
            assertThat(engine.books().bookmark("release 1").shared()).isFalse();
        }

        @Test
        void aVdbsTimeflowIsBookmarkedOnASnapshotTakenForIt() {
            int before = engine.books().snapshots(MASTER).size();
            Result result = stage.run(new BookmarkVdb("before release", MASTER, IfExists.FAIL));
            assertThat(result.values()).containsKey("bookmarkReference");
            assertThat(engine.books().snapshots(MASTER)).hasSize(before + 1);
            assertThat(failureOf(new BookmarkVdb("before release", MASTER, IfExists.FAIL))
                            .problem())
                    .isEqualTo(Problem.BOOKMARK_EXISTS);
        }

        @Test
        void whatAVdbsBookmarkCannotHaveIsRefusedByNameBeforeItsSnapshotIsTaken() {
            Map<String, BookmarkLabels> refused = Map.of(
                    "tags", new BookmarkLabels(List.of("nightly"), false, null, null),
                    "shared", new BookmarkLabels(List.of(), true, null, null),
                    "expiration", new BookmarkLabels(List.of(), false, Instant.parse("2099-01-31T00:00:00Z"), null));
            refused.forEach((label, labels) -> {
                Failure failure = failureOf(new BookmarkVdb("labelled", MASTER, labels, IfExists.FAIL));
                assertThat(failure.problem()).isEqualTo(Problem.PARAMETER_REFUSED);
                assertThat(failure.subject()).isEqualTo(label);
            });
            assertThat(engine.books().jobs()).isEmpty();
        }

        /** When somebody else takes a snapshot of the same dataset. */
        enum Others {
            BEFORE,
            MEANWHILE,
            AFTER
        }

        private final Set<String> ofOthers = ConcurrentHashMap.newKeySet();

        private void othersTakeASnapshot(String dataset, Others when) {
            if (when == Others.BEFORE) {
                ofOthers.add(engine.world().takePolicySnapshot(dataset));
            } else if (when == Others.MEANWHILE) {
                engine.faults().on("POST", "/database/[^/]+/sync").fails((request, handling) -> {
                    var answer = handling.get();
                    ofOthers.add(engine.world().takePolicySnapshot(dataset));
                    return answer;
                });
            } else {
                AtomicBoolean taken = new AtomicBoolean();
                engine.faults().on("GET", "/snapshot").always().fails((request, handling) -> {
                    boolean over = !engine.books().jobs("DB_SYNC").isEmpty()
                            && engine.books().jobs("DB_SYNC").stream()
                                    .allMatch(job -> job.state().equals("COMPLETED"));
                    if (over && taken.compareAndSet(false, true)) {
                        ofOthers.add(engine.world().takePolicySnapshot(dataset));
                    }
                    return handling.get();
                });
            }
        }

        /** The last one that nobody else took. */
        private String ownSnapshot(String dataset) {
            assertThat(ofOthers).hasSize(1);
            return engine.books().snapshots(dataset).stream()
                    .map(snapshot -> snapshot.reference())
                    .filter(reference -> !ofOthers.contains(reference))
                    .reduce((older, newer) -> newer)
                    .orElseThrow();
        }

        @ParameterizedTest
        @EnumSource
        void aVdbsBookmarkMarksTheDataOfItsOwnSnapshotWhoeverTakesOthers(Others when) {
            othersTakeASnapshot(MASTER, when);
            stage.run(new BookmarkVdb("before release", MASTER, IfExists.FAIL));
            Dataset master = stage.platform.catalog().dataset(MASTER);
            assertThat(stage.platform.catalog().bookmarks(master))
                    .singleElement()
                    .extracting(bookmark -> bookmark.dataAt())
                    .isEqualTo(stage.platform
                            .catalog()
                            .snapshotByReference(ownSnapshot(MASTER))
                            .dataAt());
        }

        @ParameterizedTest
        @EnumSource
        void aSnapshotStepNamesTheSnapshotThatItTookWhoeverTakesOthers(Others when) {
            othersTakeASnapshot(MASTER, when);
            Result result = stage.run(new SnapshotDataset(MASTER, Map.of()));
            assertThat(result.values()).containsEntry("snapshotReference", ownSnapshot(MASTER));
        }

        @Test
        void bookmarksOfManyPodsAreMadeAtOnce() {
            List<Running> all = List.of("prep1", "prep2", "prep3", "prep4", "prep5", "prep6").stream()
                    .map(pod -> stage.start(bookmark("of " + pod, pod)))
                    .toList();
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> all.stream().allMatch(running -> running.ending != null));
            assertThat(all).allMatch(running -> running.ending.equals("succeeded"));
            assertThat(engine.books().bookmarks()).hasSize(6);
        }
    }
}
