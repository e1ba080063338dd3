package io.jenkins.plugins.delphixpipeline.driver;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.FakePlatform;
import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.Stage;
import io.jenkins.plugins.delphixpipeline.operation.environment.EnvironmentKind;
import io.jenkins.plugins.delphixpipeline.operation.environment.SettleEnvironment;
import io.jenkins.plugins.delphixpipeline.operation.vdb.SnapshotDataset;
import io.jenkins.plugins.delphixpipeline.platform.RecoveryResult;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import io.jenkins.plugins.delphixpipeline.platform.model.JobEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OperationDriverTest {
    private static final PlatformException LOST =
            new PlatformException(Failure.of(Problem.OUTCOME_UNKNOWN, "sync").withDetails("connection reset"));
    private static final PlatformException UNREACHABLE = PlatformException.of(Problem.HOST_UNREACHABLE, "engine");

    private final Stage stage = new Stage();
    private final DataOperation snapshot = new SnapshotDataset("Patients Prod", Map.of());

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void anOperationSubmitsWaitsAndReports() {
        stage.start(snapshot);
        stage.untilSubmitted(1);
        stage.platform.snapshot("DB-1", "TF-1");
        stage.platform.end(stage.platform.lastJob(), DelphixJob.State.COMPLETED);
        stage.untilEnded();
        assertThat(stage.ending).isEqualTo("succeeded");
        assertThat(stage.result.values())
                .containsEntry("dataset", "Production/Patients Prod")
                .containsKey("snapshot");
        assertThat(stage.jobs()).containsExactly(stage.platform.lastJob());
    }

    @Test
    void theIntentIsKeptDurablyBeforeAnythingIsSent() {
        AtomicInteger savesWhenSent = new AtomicInteger();
        stage.platform.onSubmit = submission -> {
            savesWhenSent.set(stage.durableSaves.size());
            return stage.platform.startJob(submission);
        };
        stage.start(snapshot);
        stage.untilSubmitted(1);
        assertThat(savesWhenSent).hasValue(1);
        assertThat(stage.durableSaves.get(0).intent().kind()).isEqualTo(Submission.Kind.SYNC);
        assertThat(stage.durableSaves.get(0).begun("SYNC")).isTrue();
    }

    @Test
    void workWhoseAnswerWasLostIsFoundAndNotSubmittedAgain() {
        stage.platform.onSubmit = submission -> {
            stage.platform.startJob(submission);
            throw LOST;
        };
        stage.platform.onFind = intent -> RecoveryResult.ours(stage.platform.lastJob(), null);
        stage.start(snapshot);
        stage.until(() -> stage.notes.contains(Note.ADOPTED));
        stage.platform.end(stage.platform.lastJob(), DelphixJob.State.COMPLETED);
        stage.untilEnded();
        assertThat(stage.ending).isEqualTo("succeeded");
        assertThat(stage.platform.submitted).hasSize(1);
    }

    @Test
    void workThatNeverArrivedIsSubmittedAgainAfterTheSettleTimeUnderANewId() {
        AtomicInteger calls = new AtomicInteger();
        stage.platform.onSubmit = submission -> {
            if (calls.incrementAndGet() == 1) {
                throw LOST;
            }
            return stage.platform.startJob(submission);
        };
        Instant before = Instant.now();
        stage.start(snapshot);
        stage.until(() -> stage.platform.submitted.size() == 2);
        assertThat(Instant.now()).isAfter(before.plus(stage.limits.settle()));
        assertThat(stage.platform.correlations).doesNotHaveDuplicates();
        assertThat(stage.notes).contains(Note.ANSWER_LOST, Note.SUBMITTING_AGAIN);
    }

    @Test
    void whatNothingCanTellIsReportedWithTheCandidates() {
        stage.platform.onSubmit = submission -> {
            throw LOST;
        };
        stage.platform.onFind = intent -> RecoveryResult.unclear(List.of("JOB-8", "JOB-9"));
        stage.start(snapshot);
        stage.untilEnded();
        assertThat(stage.ending).isEqualTo("failed");
        assertThat(stage.failure().problem()).isEqualTo(Problem.OUTCOME_UNKNOWN);
        assertThat(stage.failure().candidates()).containsExactly("JOB-8", "JOB-9");
        assertThat(stage.platform.submitted).hasSize(1);
    }

    @Test
    void aRestartWhileWaitingGoesOnWithTheSameJob() throws Exception {
        stage.start(snapshot).state();
        stage.untilSubmitted(1);
        OperationState stored = throughTheDisk(stage.saved());
        stage.close();

        Stage after = new Stage();
        after.platform.jobs.put(
                stored.openJob(), FakePlatform.job(stored.openJob(), "DB-1", DelphixJob.State.COMPLETED, List.of()));
        after.resume(snapshot, stored);
        after.untilEnded();
        assertThat(after.ending).isEqualTo("succeeded");
        assertThat(after.platform.submitted).isEmpty();
        assertThat(after.notes).contains(Note.RESUMED, Note.NO_NEW_SNAPSHOT);
        after.close();
    }

    @Test
    void aRestartBetweenSubmissionAndAnswerLooksForTheWorkFirst() throws Exception {
        stage.start(snapshot);
        stage.untilSubmitted(1);
        OperationState stored = throughTheDisk(stage.durableSaves.get(0));
        stage.close();

        Stage after = new Stage();
        after.platform.jobs.put("JOB-77", FakePlatform.job("JOB-77", "DB-1", DelphixJob.State.COMPLETED, List.of()));
        after.platform.onFind = intent -> RecoveryResult.ours("JOB-77", null);
        after.resume(snapshot, stored);
        after.untilEnded();
        assertThat(after.ending).isEqualTo("succeeded");
        assertThat(after.platform.submitted).isEmpty();
        assertThat(after.jobs()).containsExactly("JOB-77");
        after.close();
    }

    @Test
    void anAbortCancelsTheJobOnceAndEndsWhenItHasEnded() {
        OperationDriver driver = stage.start(snapshot);
        stage.untilSubmitted(1);
        driver.stop();
        driver.stop();
        stage.untilEnded();
        assertThat(stage.ending).isEqualTo("stopped");
        assertThat(stage.platform.cancelled).containsExactly(stage.platform.lastJob());
        assertThat(stage.notes).contains(Note.CANCEL_ACCEPTED);
    }

    @Test
    void anAbortLeavesAJobThatCannotBeCancelledAndSaysSo() {
        stage.platform.cancels = false;
        limits(stage.limits.unreachable(), stage.limits.settle(), Duration.ofMillis(100));
        OperationDriver driver = stage.start(snapshot);
        stage.untilSubmitted(1);
        driver.stop();
        stage.untilEnded();
        assertThat(stage.ending).isEqualTo("stopped");
        assertThat(stage.platform.cancelled).isEmpty();
        assertThat(stage.notes)
                .containsOnlyOnce(Note.CANCEL_IMPOSSIBLE)
                .contains(Note.LEFT_RUNNING)
                .doesNotContain(Note.CANCEL_ACCEPTED);
    }

    @Test
    void anAbortDoesNotCancelSomebodyElsesWork() {
        stage.platform.onSubmit = submission -> {
            stage.platform.startJob(submission);
            throw LOST;
        };
        stage.platform.onFind = intent -> RecoveryResult.equivalent(stage.platform.lastJob(), null);
        OperationDriver driver = stage.start(snapshot);
        stage.until(() -> stage.notes.contains(Note.EQUIVALENT_ACCEPTED));
        driver.stop();
        stage.untilEnded();
        assertThat(stage.ending).isEqualTo("stopped");
        assertThat(stage.platform.cancelled).isEmpty();
    }

    @Test
    void anAbortBeforeTheSubmissionSubmitsNothing() {
        stage.maySubmit = false;
        OperationDriver driver = stage.start(snapshot);
        driver.stop();
        stage.maySubmit = true;
        stage.untilEnded();
        assertThat(stage.ending).isEqualTo("stopped");
        assertThat(stage.platform.submitted).isEmpty();
    }

    /** How it stands with a lost answer when somebody aborts. */
    private enum Lost {
        LOOKED_FOR,
        NEVER_FOUND,
        OUT_OF_REACH
    }

    @ParameterizedTest
    @EnumSource
    void anAbortWhileAnAnswerIsLostSaysThatWorkMayBeRunning(Lost lost) {
        stage.platform.onSubmit = submission -> {
            throw LOST;
        };
        if (lost == Lost.LOOKED_FOR) {
            // Longer than an abort may take.
            limits(stage.limits.unreachable(), Duration.ofMinutes(5), stage.limits.stop());
        } else if (lost == Lost.OUT_OF_REACH) {
            stage.platform.onFind = intent -> {
                throw UNREACHABLE;
            };
        } else {
            limits(stage.limits.unreachable(), stage.limits.settle(), Duration.ofMinutes(5));
        }
        OperationDriver driver = stage.start(snapshot);
        stage.until(() -> stage.notes.contains(Note.ANSWER_LOST));
        driver.stop();
        stage.untilEnded();

        assertThat(stage.ending).isEqualTo("stopped");
        assertThat(stage.platform.submitted).hasSize(1);
        assertThat(stage.notes).containsOnlyOnce(Note.MAY_BE_RUNNING).doesNotContain(Note.SUBMITTING_AGAIN);
        assertThat(stage.told.get(Note.MAY_BE_RUNNING))
                .containsExactly(Submission.Kind.SYNC, "DB-1", Instant.EPOCH, stage.platform.correlations.get(0));
    }

    private void limits(Duration unreachable, Duration settle, Duration stop) {
        stage.limits = new Limits(unreachable, stage.limits.firstContact(), stage.limits.busy(), settle, stop);
    }

    @Test
    void whoGivesUpOnABackEndThatDoesNotAnswerSaysWhatMayBeRunningThere() {
        limits(Duration.ofMillis(300), stage.limits.settle(), stage.limits.stop());
        stage.platform.onSubmit = submission -> {
            throw LOST;
        };
        stage.platform.onFind = intent -> {
            throw UNREACHABLE;
        };
        stage.start(snapshot);
        stage.untilEnded();
        assertThat(stage.failure().problem()).isEqualTo(Problem.HOST_UNREACHABLE);
        assertThat(stage.notes).containsOnlyOnce(Note.MAY_BE_RUNNING);
    }

    @Test
    void whatWasAnsweredIsNotSaidToBeInDoubt() {
        stage.start(snapshot).stop();
        stage.untilEnded();
        assertThat(stage.notes).doesNotContain(Note.MAY_BE_RUNNING);
    }

    @Test
    void aBusyTargetIsWaitedFor() {
        stage.platform.jobs.put("JOB-1", FakePlatform.job("JOB-1", "DB-1", DelphixJob.State.RUNNING, List.of()));
        stage.platform.onSubmit = submission -> {
            if (!stage.platform.job("JOB-1").isTerminal()) {
                throw new PlatformException(Failure.of(Problem.REFUSED_BY_PLATFORM, "sync"));
            }
            return stage.platform.startJob(submission);
        };
        stage.start(snapshot);
        stage.until(() -> stage.notes.contains(Note.BUSY));
        assertThat(stage.platform.submitted).hasSize(1);
        stage.platform.end("JOB-1", DelphixJob.State.COMPLETED);
        stage.untilSubmitted(2);
        assertThat(stage.saved().jobs()).hasSize(1).doesNotContain("JOB-1");
    }

    /** A back end may say that something is in the way and list nothing: it hears late, or never, of what others do elsewhere. */
    @Test
    void whatIsInTheWayUnseenIsWaitedForAsWell() {
        stage.platform.onSubmit = submission -> {
            if (stage.platform.submitted.size() < 4) {
                throw new PlatformException(
                        Failure.of(Problem.REFUSED_AS_BUSY, "sync").withDetails("a policy runs"));
            }
            return stage.platform.startJob(submission);
        };
        stage.start(snapshot);
        stage.untilSubmitted(4);
        assertThat(stage.notes).containsOnlyOnce(Note.BUSY);
        assertThat(stage.saved().jobs()).hasSize(1);
    }

    /** What holds the name or the target may be the work of any attempt whose answer was lost. */
    @Test
    void theFirstOfSeveralLostAttemptsIsFoundWhenItArrivesLast() {
        limits(stage.limits.unreachable(), Duration.ofMillis(50), stage.limits.stop());
        stage.platform.onSubmit = submission -> {
            if (stage.platform.submitted.size() < 3) {
                throw LOST;
            }
            stage.platform.jobs.put("JOB-5", FakePlatform.job("JOB-5", "DB-1", DelphixJob.State.COMPLETED, List.of()));
            throw new PlatformException(Failure.of(Problem.REFUSED_BY_PLATFORM, "sync"));
        };
        stage.platform.onFind = intent -> stage.platform.jobs.containsKey("JOB-5")
                        && intent.correlation().equals(stage.platform.correlations.get(0))
                ? RecoveryResult.ours("JOB-5", null)
                : RecoveryResult.none();
        stage.start(snapshot);
        stage.until(() -> !stage.saved().jobs().isEmpty());
        assertThat(stage.saved().jobs()).containsExactly("JOB-5");
    }

    /** Before anything is sent a third time. */
    @Test
    void theFirstOfTwoLostAttemptsIsFoundWhenItArrivesLast() {
        limits(stage.limits.unreachable(), Duration.ofMillis(50), stage.limits.stop());
        stage.platform.onSubmit = submission -> {
            if (stage.platform.submitted.size() == 2) {
                stage.platform.jobs.put(
                        "JOB-5", FakePlatform.job("JOB-5", "DB-1", DelphixJob.State.COMPLETED, List.of()));
            }
            throw LOST;
        };
        stage.platform.onFind = intent -> stage.platform.jobs.containsKey("JOB-5")
                        && intent.correlation().equals(stage.platform.correlations.get(0))
                ? RecoveryResult.ours("JOB-5", null)
                : RecoveryResult.none();
        stage.start(snapshot);
        stage.until(() ->
                stage.platform.submitted.size() == 2 && !stage.saved().jobs().isEmpty());
        assertThat(stage.saved().jobs()).containsExactly("JOB-5");
        assertThat(stage.platform.submitted).hasSize(2);
    }

    /** Nothing is submitted by it, so it need not give up as who submits again and again does. */
    @Test
    void whoOnlyFindsOutWhatBecameOfItTellsSoAfterAnyNumberOfLostAttempts() {
        limits(stage.limits.unreachable(), Duration.ofMillis(5), stage.limits.stop());
        stage.platform.onSubmit = submission -> {
            throw LOST;
        };
        stage.start(snapshot);
        stage.untilEnded();
        assertThat(stage.failure().problem()).isEqualTo(Problem.OUTCOME_UNKNOWN);
        OperationState lost = stage.durableSaves.get(stage.durableSaves.size() - 1);
        try (Stage later = new Stage()) {
            later.limits = stage.limits;
            later.resume(new SettleEnvironment(EnvironmentKind.VDB, "env"), lost.settling());
            later.untilEnded();
            assertThat(later.ending).isEqualTo("succeeded");
            assertThat(later.platform.submitted).isEmpty();
        }
    }

    @Test
    void aRefusalOfAnIdleTargetIsFinal() {
        stage.platform.onSubmit = submission -> {
            throw new PlatformException(
                    Failure.of(Problem.REFUSED_BY_PLATFORM, "sync").withDetails("No space left."));
        };
        stage.start(snapshot);
        stage.untilEnded();
        assertThat(stage.failure().details()).isEqualTo("No space left.");
    }

    @Test
    void troubleInReachingTheBackEndIsBorneForAWhile() {
        stage.limits = Limits.defaults();
        stage.platform.readTrouble = UNREACHABLE;
        stage.start(snapshot);
        stage.until(() -> stage.notes.contains(Note.TROUBLE));
        stage.platform.readTrouble = null;
        stage.untilSubmitted(1);
        // It is said once the turn has ended that submitted.
        stage.until(() -> stage.notes.contains(Note.TROUBLE_OVER));
        assertThat(stage.notes).containsOnlyOnce(Note.TROUBLE);
    }

    @Test
    void aBackEndThatIsNeverReachedFailsTheOperation() {
        stage.platform.readTrouble = UNREACHABLE;
        stage.start(snapshot);
        stage.untilEnded();
        assertThat(stage.failure().problem()).isEqualTo(Problem.HOST_UNREACHABLE);
        assertThat(stage.platform.submitted).isEmpty();
    }

    @Test
    void aFailedJobIsReportedWithItsEvents() {
        stage.start(snapshot);
        stage.untilSubmitted(1);
        stage.platform.end(
                stage.platform.lastJob(),
                DelphixJob.State.FAILED,
                new JobEvent(Instant.EPOCH, JobEvent.Severity.INFO, 0, "started", null),
                new JobEvent(Instant.EPOCH, JobEvent.Severity.ERROR, 50, "Disk is full.", "Add space."));
        stage.untilEnded();
        assertThat(stage.failure().problem()).isEqualTo(Problem.JOB_FAILED);
        assertThat(stage.failure().details()).isEqualTo("Disk is full.");
        assertThat(stage.failure().suggestion()).isEqualTo("Add space.");
        assertThat(stage.failure().job()).isEqualTo(stage.platform.lastJob());
    }

    @Test
    void aJobThatSomebodyElseCancelledIsSaidToBeSo() {
        stage.start(snapshot);
        stage.untilSubmitted(1);
        stage.platform.end(stage.platform.lastJob(), DelphixJob.State.CANCELED);
        stage.untilEnded();
        assertThat(stage.failure().problem()).isEqualTo(Problem.JOB_CANCELED);
    }

    private static OperationState throughTheDisk(OperationState state) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(state);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (OperationState) in.readObject();
        }
    }
}
