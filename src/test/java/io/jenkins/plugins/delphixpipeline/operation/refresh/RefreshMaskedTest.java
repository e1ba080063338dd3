package io.jenkins.plugins.delphixpipeline.operation.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.driver.OperationDriver;
import io.jenkins.plugins.delphixpipeline.guard.DataTerms;
import io.jenkins.plugins.delphixpipeline.guard.LedgerFile;
import io.jenkins.plugins.delphixpipeline.guard.MasterLocks;
import io.jenkins.plugins.delphixpipeline.guard.TimeflowLedger;
import io.jenkins.plugins.delphixpipeline.operation.FakePlatform;
import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.PointChoice;
import io.jenkins.plugins.delphixpipeline.operation.Stage;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.Submission.Kind;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import io.jenkins.plugins.delphixpipeline.platform.model.Masking;
import io.jenkins.plugins.delphixpipeline.platform.model.RunState;
import io.jenkins.plugins.delphixpipeline.platform.model.Timeflow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RefreshMaskedTest {
    private static final String MASTER = "DB-2";

    private final Stage stage = new Stage();

    @AfterEach
    void close() {
        stage.close();
    }

    private static RefreshMasked refresh(MaskingGuard guard) {
        return new RefreshMasked("Patients Masked Master", PointChoice.latestSnapshot(), false, guard);
    }

    private String newestParentSnapshot() {
        return stage.platform.snapshots.get("DB-1").get(0).reference();
    }

    private void endRefresh(DelphixJob.State state) {
        stage.platform.end(stage.platform.lastJob(), state);
    }

    private void completeDisable() {
        stage.until(() -> stage.platform.kinds().contains(Kind.DISABLE));
        stage.until(
                () -> stage.saved().openJob() != null && stage.saved().jobs().size() == 2);
        stage.platform.end(stage.platform.lastJob(), DelphixJob.State.COMPLETED);
        stage.untilEnded();
    }

    @Test
    void aProvenRefreshLeavesTheVdbEnabled() {
        stage.start(refresh(MaskingGuard.job("Mask Patients")));
        stage.untilSubmitted(1);
        stage.platform.moveToNewTimeflow(MASTER, newestParentSnapshot());
        endRefresh(DelphixJob.State.COMPLETED);
        stage.untilEnded();
        assertThat(stage.ending).isEqualTo("succeeded");
        assertThat(stage.platform.kinds()).containsExactly(Kind.REFRESH);
        assertThat(stage.notes).contains(Note.MASKED_REFRESH_PROVEN);
        assertThat(stage.result.values()).containsEntry("maskingStep", "masking job \"Mask Patients\"");
    }

    @ParameterizedTest
    @EnumSource
    void whatTheBackEndCallsTheMakingIsNoProof(Timeflow.Origin origin) {
        stage.start(refresh(MaskingGuard.anyJob()));
        stage.untilSubmitted(1);
        stage.platform.moveToNewTimeflow(MASTER, newestParentSnapshot(), origin, "TF-1");
        endRefresh(DelphixJob.State.COMPLETED);
        stage.untilEnded();
        assertThat(stage.ending).isEqualTo("succeeded");
    }

    @ParameterizedTest
    @EnumSource
    void dataFromItsOwnPastIsNoRefreshWhateverTheBackEndCallsIt(Timeflow.Origin origin) {
        stage.start(refresh(MaskingGuard.anyJob()));
        stage.untilSubmitted(1);
        stage.platform.moveToNewTimeflow(MASTER, newestParentSnapshot(), origin, "TF-2");
        endRefresh(DelphixJob.State.COMPLETED);
        completeDisable();
        assertThat(stage.failure().problem()).isEqualTo(Problem.UNPROVEN);
        assertThat(stage.failure().details()).contains("its own past");
    }

    @Test
    void aVdbWithoutTheFlagIsNotTouched() {
        stage.platform.masking = new Masking(false, List.of(new Masking.Hook(true, "Mask Patients")));
        assertRefused(refresh(MaskingGuard.anyJob()), Problem.NOT_FLAGGED_MASKED);
    }

    @Test
    void aVdbWithoutAMaskingStepIsNotTouched() {
        stage.platform.masking = new Masking(true, List.of(new Masking.Hook(false, "warm up")));
        assertRefused(refresh(MaskingGuard.anyJob()), Problem.NO_MASKING_STEP);
        assertThat(stage.failure().candidates()).containsExactly("script \"warm up\"");
    }

    @Test
    void aVdbWithAnotherMaskingJobIsNotTouched() {
        assertRefused(refresh(MaskingGuard.job("Mask Staff")), Problem.OTHER_MASKING_STEP);
        assertThat(stage.failure().details()).isEqualTo("Mask Staff");
        assertThat(stage.failure().candidates()).containsExactly("masking job \"Mask Patients\"");
    }

    private void assertRefused(RefreshMasked operation, Problem problem) {
        stage.start(operation);
        stage.untilEnded();
        assertThat(stage.ending).isEqualTo("failed");
        assertThat(stage.failure().problem()).isEqualTo(problem);
        assertThat(stage.platform.submitted).isEmpty();
    }

    @Test
    void whileTheLedgerCannotBeReadNothingIsTouched(@TempDir Path home) throws Exception {
        Files.writeString(home.resolve("timeflows.json"), "{");
        TimeflowLedger unreadable = TimeflowLedger.in(new LedgerFile(home));
        stage.terms = () -> new DataTerms(false, true, unreadable, new MasterLocks(), null);
        assertRefused(refresh(MaskingGuard.anyJob()), Problem.LEDGER_UNREADABLE);
    }

    @Test
    void aScriptMasksWhenItIsNamed() {
        stage.platform.masking = new Masking(true, List.of(new Masking.Hook(false, "mask.sh")));
        stage.start(refresh(MaskingGuard.hook("mask.sh")));
        stage.untilSubmitted(1);
        assertThat(stage.platform.kinds()).containsExactly(Kind.REFRESH);
    }

    @Test
    void aFailedRefreshDisablesTheVdbAndFailsWithItsOwnCause() {
        stage.start(refresh(MaskingGuard.anyJob()));
        stage.untilSubmitted(1);
        String refreshJob = stage.platform.lastJob();
        endRefresh(DelphixJob.State.FAILED);
        completeDisable();
        assertThat(stage.ending).isEqualTo("failed");
        assertThat(stage.failure().problem()).isEqualTo(Problem.JOB_FAILED);
        assertThat(stage.failure().job()).isEqualTo(refreshJob);
        assertThat(stage.end.remedyFailure()).isNull();
        assertThat(stage.platform.submitted.get(1)).isEqualTo(new Submission.Disable(MASTER));
    }

    @Test
    void anAbortedRefreshIsCancelledAndTheVdbDisabled() {
        OperationDriver driver = stage.start(refresh(MaskingGuard.anyJob()));
        stage.untilSubmitted(1);
        driver.stop();
        completeDisable();
        assertThat(stage.ending).isEqualTo("stopped");
        assertThat(stage.platform.cancelled).hasSize(1);
        assertThat(stage.platform.kinds()).containsExactly(Kind.REFRESH, Kind.DISABLE);
    }

    @Test
    void anAbortedRefreshThatCannotBeCancelledIsWaitedForAndTheVdbDisabled() {
        stage.platform.cancels = false;
        OperationDriver driver = stage.start(refresh(MaskingGuard.anyJob()));
        stage.untilSubmitted(1);
        driver.stop();
        stage.until(() -> stage.notes.contains(Note.CANCEL_IMPOSSIBLE));
        assertThat(stage.platform.kinds()).containsExactly(Kind.REFRESH);
        endRefresh(DelphixJob.State.COMPLETED);
        completeDisable();
        assertThat(stage.ending).isEqualTo("stopped");
        assertThat(stage.platform.cancelled).isEmpty();
        assertThat(stage.platform.kinds()).containsExactly(Kind.REFRESH, Kind.DISABLE);
    }

    @Test
    void aRefreshThatChangedNothingIsUnprovenAndDisabled() {
        stage.start(refresh(MaskingGuard.anyJob()));
        stage.untilSubmitted(1);
        endRefresh(DelphixJob.State.COMPLETED);
        completeDisable();
        assertThat(stage.failure().problem()).isEqualTo(Problem.UNPROVEN);
    }

    @Test
    void aRefreshFromAnotherSnapshotIsUnprovenAndDisabled() {
        stage.start(refresh(MaskingGuard.anyJob()));
        stage.untilSubmitted(1);
        stage.platform.moveToNewTimeflow(MASTER, "SNAP-99");
        endRefresh(DelphixJob.State.COMPLETED);
        completeDisable();
        assertThat(stage.failure().details()).contains("SNAP-99", newestParentSnapshot());
    }

    @Test
    void aMaskingThatWasChangedDuringTheRefreshIsUnprovenAndDisabled() {
        stage.start(refresh(MaskingGuard.anyJob()));
        stage.untilSubmitted(1);
        stage.platform.moveToNewTimeflow(MASTER, newestParentSnapshot());
        stage.platform.masking = new Masking(true, List.of());
        endRefresh(DelphixJob.State.COMPLETED);
        completeDisable();
        assertThat(stage.failure().problem()).isEqualTo(Problem.UNPROVEN);
        assertThat(stage.failure().details()).contains("masking was changed");
    }

    @Test
    void aRefreshThatCannotBeReadAfterwardsIsUnprovenAndDisabled() {
        stage.start(refresh(MaskingGuard.anyJob()));
        stage.untilSubmitted(1);
        stage.platform.readTrouble = PlatformException.of(Problem.HOST_UNREACHABLE, "engine");
        endRefresh(DelphixJob.State.COMPLETED);
        completeDisable();
        assertThat(stage.failure().problem()).isEqualTo(Problem.UNPROVEN);
    }

    @Test
    void aDisableThatFailsIsReportedBesideTheCause() {
        stage.platform.onSubmit = submission -> {
            if (submission.kind() == Kind.DISABLE) {
                throw new PlatformException(
                        Failure.of(Problem.NOT_PERMITTED, MASTER).withDetails("no privilege"));
            }
            return stage.platform.startJob(submission);
        };
        stage.start(refresh(MaskingGuard.anyJob()));
        stage.untilSubmitted(1);
        endRefresh(DelphixJob.State.FAILED);
        stage.untilEnded();
        assertThat(stage.failure().problem()).isEqualTo(Problem.JOB_FAILED);
        assertThat(stage.end.remedyFailure().details()).isEqualTo("no privilege");
    }

    @Test
    void aRefusedRefreshChangedNothingAndDisablesNothing() {
        stage.platform.onSubmit = submission -> {
            throw new PlatformException(Failure.of(Problem.REFUSED_BY_PLATFORM, MASTER));
        };
        stage.start(refresh(MaskingGuard.anyJob()));
        stage.untilEnded();
        assertThat(stage.platform.kinds()).doesNotContain(Kind.DISABLE);
    }

    @Test
    void aDisabledVdbIsEnabledWithoutBeingStartedBeforeItsRefresh() {
        stage.platform.runState = new RunState(false, false, null);
        stage.start(refresh(MaskingGuard.anyJob()));
        stage.untilSubmitted(1);
        stage.platform.runState = new RunState(true, false, null);
        stage.platform.end(stage.platform.lastJob(), DelphixJob.State.COMPLETED);
        stage.untilSubmitted(2);
        assertThat(stage.platform.submitted.get(0)).isEqualTo(new Submission.Enable(MASTER, false));
        assertThat(stage.platform.kinds()).containsExactly(Kind.ENABLE, Kind.REFRESH);
    }

    /** The end of an earlier life may not be on the disk: the operation had failed, and disabled the VDB again. */
    @Test
    void aVdbThatIsDisabledAgainWhenARestartedRefreshComesToItIsEnabledOnceMore() {
        stage.platform.runState = new RunState(false, false, null);
        stage.start(refresh(MaskingGuard.anyJob()));
        stage.untilSubmitted(1);
        stage.platform.end(stage.platform.lastJob(), DelphixJob.State.COMPLETED);
        stage.untilSubmitted(2);
        stage.platform.runState = new RunState(true, false, null);
        stage.platform.end(stage.platform.lastJob(), DelphixJob.State.COMPLETED);
        stage.untilSubmitted(3);
        assertThat(stage.platform.kinds()).containsExactly(Kind.ENABLE, Kind.ENABLE, Kind.REFRESH);
    }

    @Test
    void aVdbThatCannotBeEnabledIsNotTriedForEver() {
        stage.platform.runState = new RunState(false, false, null);
        stage.platform.onSubmit = submission -> {
            if (submission.kind() == Kind.REFRESH) {
                throw new PlatformException(Failure.of(Problem.REFUSED_BY_PLATFORM, MASTER));
            }
            return stage.platform.startJob(submission);
        };
        stage.start(refresh(MaskingGuard.anyJob()));
        stage.untilSubmitted(1);
        stage.platform.end(stage.platform.lastJob(), DelphixJob.State.COMPLETED);
        stage.untilSubmitted(2);
        stage.platform.end(stage.platform.lastJob(), DelphixJob.State.COMPLETED);
        stage.untilEnded();
        assertThat(stage.platform.kinds()).filteredOn(Kind.ENABLE::equals).hasSize(2);
        assertThat(stage.ending).isEqualTo("failed");
    }

    @Test
    void aVdbThatWasEnabledForARefreshThatIsThenRefusedIsDisabledAgain() {
        stage.platform.runState = new RunState(false, false, null);
        stage.platform.onSubmit = submission -> {
            if (submission.kind() == Kind.REFRESH) {
                throw new PlatformException(Failure.of(Problem.REFUSED_BY_PLATFORM, MASTER));
            }
            return stage.platform.startJob(submission);
        };
        stage.start(refresh(MaskingGuard.anyJob()));
        stage.untilSubmitted(1);
        stage.platform.runState = new RunState(true, false, null);
        stage.platform.end(stage.platform.lastJob(), DelphixJob.State.COMPLETED);
        completeDisable();
        assertThat(stage.failure().problem()).isEqualTo(Problem.REFUSED_BY_PLATFORM);
    }

    @Test
    void syncFirstSyncsTheParentAndUsesItsNewSnapshot() {
        stage.start(
                new RefreshMasked("Patients Masked Master", PointChoice.latestSnapshot(), true, MaskingGuard.anyJob()));
        stage.untilSubmitted(1);
        String fresh = stage.platform.snapshot("DB-1", "TF-1").reference();
        stage.platform.end(stage.platform.lastJob(), DelphixJob.State.COMPLETED);
        stage.untilSubmitted(2);
        assertThat(stage.platform.kinds()).containsExactly(Kind.SYNC, Kind.REFRESH);
        assertThat(stage.platform.submitted.get(1).evidence()).containsEntry("snapshot", fresh);
    }

    @Test
    void aMistakeOfOurOwnInMidRefreshStillDisablesTheVdb() {
        stage.start(refresh(MaskingGuard.anyJob()));
        stage.untilSubmitted(1);
        stage.platform.moveToNewTimeflow(MASTER, newestParentSnapshot());
        stage.platform.masking = null;
        endRefresh(DelphixJob.State.COMPLETED);
        completeDisable();
        assertThat(stage.ending).isEqualTo("failed");
        assertThat(stage.failure().problem()).isEqualTo(Problem.UNPROVEN);
        assertThat(stage.notes).contains(Note.DISABLED);
    }

    @Test
    void aVdbWhoseConnectionIsGoneAfterARestartIsDisabledWhenItIsBack() throws Exception {
        OperationState saved = interruptedRefresh();
        stage.notConfigured = new IllegalStateException("no such credential");
        stage.resume(refresh(MaskingGuard.anyJob()), saved);
        stage.until(() -> stage.notes.contains(Note.TROUBLE));
        stage.notConfigured = null;
        completeDisable();
        assertThat(stage.failure().problem()).isEqualTo(Problem.JOB_FAILED);
        assertThat(stage.notes).contains(Note.DISABLED);
    }

    @Test
    void aVdbWhoseConnectionDoesNotComeBackIsSaidToBeReadable() throws Exception {
        OperationState saved = interruptedRefresh();
        stage.notConfigured = new IllegalStateException("no such credential");
        stage.resume(refresh(MaskingGuard.anyJob()), saved);
        stage.until(() -> stage.notes.contains(Note.TROUBLE));
        stage.ahead = Duration.ofHours(1);
        stage.untilEnded();
        assertThat(stage.ending).isEqualTo("failed");
        assertThat(stage.failure().problem()).isEqualTo(Problem.UNPROVEN);
        assertThat(stage.end.remedyFailure().details()).isEqualTo("no such credential");
        assertThat(stage.notes).contains(Note.NOT_DISABLED).doesNotContain(Note.DISABLED);
        assertThat(stage.platform.kinds()).containsExactly(Kind.REFRESH);
    }

    /** The controller goes down while the refresh runs, and the refresh fails meanwhile. */
    private OperationState interruptedRefresh() {
        OperationDriver before = stage.start(refresh(MaskingGuard.anyJob()));
        stage.untilSubmitted(1);
        before.close();
        endRefresh(DelphixJob.State.FAILED);
        return stage.saved();
    }

    @Test
    void aScriptThatWasRewrittenDuringTheRefreshIsNoticed() {
        stage.platform.masking = new Masking(true, List.of(new Masking.Hook(false, "mask.sh", "a1")));
        stage.start(refresh(MaskingGuard.hook("mask.sh")));
        stage.untilSubmitted(1);
        stage.platform.moveToNewTimeflow(MASTER, newestParentSnapshot());
        stage.platform.masking = new Masking(true, List.of(new Masking.Hook(false, "mask.sh", "b2")));
        endRefresh(DelphixJob.State.COMPLETED);
        completeDisable();
        assertThat(stage.failure().problem()).isEqualTo(Problem.UNPROVEN);
    }

    @Test
    void aVdbThatSomebodyDisabledMeanwhileIsNotDisabledTwice() {
        stage.start(refresh(MaskingGuard.anyJob()));
        stage.untilSubmitted(1);
        stage.platform.runState = new RunState(false, false, null);
        endRefresh(DelphixJob.State.FAILED);
        stage.untilEnded();
        assertThat(stage.platform.kinds()).containsExactly(Kind.REFRESH);
        assertThat(stage.notes).contains(Note.DISABLED_ALREADY).doesNotContain(Note.DISABLED);
    }

    @Test
    void aSnapshotThatFailsAfterAProvenRefreshIsOnlyNoted() {
        stage.start(refresh(MaskingGuard.anyJob()));
        stage.untilSubmitted(1);
        stage.platform.moveToNewTimeflow(MASTER, newestParentSnapshot());
        stage.platform.jobs.put("JOB-S", FakePlatform.snapshotJob("JOB-S", MASTER));
        endRefresh(DelphixJob.State.COMPLETED);
        stage.until(() -> "JOB-S".equals(stage.saved().openJob()));
        stage.platform.end("JOB-S", DelphixJob.State.FAILED);
        stage.untilEnded();
        assertThat(stage.ending).isEqualTo("succeeded");
        assertThat(stage.notes).contains(Note.FOLLOW_UP_FAILED);
    }

    @Test
    void noSnapshotIsWaitedForWhenTheNewDataHasOne() {
        stage.start(refresh(MaskingGuard.anyJob()));
        stage.untilSubmitted(1);
        stage.platform.moveToNewTimeflow(MASTER, newestParentSnapshot());
        stage.platform.snapshot(
                MASTER, stage.platform.catalog().datasetByReference(MASTER).currentTimeflow());
        stage.platform.jobs.put("JOB-S", FakePlatform.snapshotJob("JOB-S", MASTER));
        endRefresh(DelphixJob.State.COMPLETED);
        stage.untilEnded();
        assertThat(stage.ending).isEqualTo("succeeded");
        assertThat(stage.platform.jobs.get("JOB-S").isTerminal()).isFalse();
    }

    @Test
    void whatHasToBeDisabledIsDisabledEvenWhileTheControllerPreparesToShutDown() {
        stage.start(refresh(MaskingGuard.anyJob()));
        stage.untilSubmitted(1);
        stage.maySubmit = false;
        endRefresh(DelphixJob.State.FAILED);
        completeDisable();
        assertThat(stage.platform.kinds()).containsExactly(Kind.REFRESH, Kind.DISABLE);
    }
}
