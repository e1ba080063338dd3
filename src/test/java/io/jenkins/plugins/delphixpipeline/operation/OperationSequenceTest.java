package io.jenkins.plugins.delphixpipeline.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.driver.OperationDriver;
import io.jenkins.plugins.delphixpipeline.operation.refresh.MaskingGuard;
import io.jenkins.plugins.delphixpipeline.operation.refresh.RefreshMasked;
import io.jenkins.plugins.delphixpipeline.operation.vdb.SnapshotDataset;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OperationSequenceTest {
    private final Stage stage = new Stage();

    @AfterEach
    void close() {
        stage.close();
    }

    private static OperationSequence twoSnapshots() {
        return new OperationSequence(
                "automation",
                "delphix.yaml",
                List.of(
                        new OperationSequence.Part("first", new SnapshotDataset("Patients Prod", Map.of())),
                        new OperationSequence.Part("second", new SnapshotDataset("Patients Dev", Map.of()))));
    }

    @Test
    void oneRunsAfterTheOtherHasEnded() {
        stage.start(twoSnapshots());
        stage.untilSubmitted(1);
        assertThat(stage.platform.submitted.get(0).target()).isEqualTo("DB-1");

        stage.platform.snapshot("DB-1", "TF-1");
        stage.platform.end(stage.platform.lastJob(), DelphixJob.State.COMPLETED);
        stage.untilSubmitted(2);
        assertThat(stage.platform.submitted.get(1).target()).isEqualTo("DB-3");

        stage.platform.snapshot("DB-3", "TF-3");
        stage.platform.end(stage.platform.lastJob(), DelphixJob.State.COMPLETED);
        stage.untilEnded();
        assertThat(stage.ending).isEqualTo("succeeded");
        assertThat(stage.result.values()).containsEntry("actions", List.of("first", "second"));
        assertThat(stage.result.values()).containsEntry("dataset", "Dev/Patients Dev");
        assertThat(stage.result.flows()).hasSize(2);
        assertThat(stage.jobs()).hasSize(2);
        assertThat(stage.notes).filteredOn(note -> note == Note.PART_BEGINS).hasSize(2);
        assertThat(stage.platform.correlations).doesNotHaveDuplicates();
    }

    @Test
    void afterARestartWhatIsDoneIsNotDoneAgain() throws Exception {
        OperationDriver before = stage.start(twoSnapshots());
        stage.untilSubmitted(1);
        stage.platform.snapshot("DB-1", "TF-1");
        stage.platform.end(stage.platform.lastJob(), DelphixJob.State.COMPLETED);
        stage.untilSubmitted(2);
        before.close();

        stage.resume(copy(twoSnapshots()), copy(stage.saved()));
        stage.platform.snapshot("DB-3", "TF-3");
        stage.platform.end(stage.platform.lastJob(), DelphixJob.State.COMPLETED);
        stage.untilEnded();

        assertThat(stage.ending).isEqualTo("succeeded");
        assertThat(stage.platform.kinds()).containsExactly(Submission.Kind.SYNC, Submission.Kind.SYNC);
        assertThat(stage.result.flows()).hasSize(2);
    }

    @Test
    void theFirstFailureEndsIt() {
        stage.start(twoSnapshots());
        stage.untilSubmitted(1);
        stage.platform.end(stage.platform.lastJob(), DelphixJob.State.FAILED);
        stage.untilEnded();

        assertThat(stage.ending).isEqualTo("failed");
        assertThat(stage.failure().problem()).isEqualTo(Problem.JOB_FAILED);
        assertThat(stage.platform.submitted).hasSize(1);
    }

    @Test
    void whatGuardsDataStillDoesSo() {
        OperationSequence sequence = new OperationSequence(
                "automation",
                "delphix.yaml",
                List.of(new OperationSequence.Part(
                        "masked",
                        new RefreshMasked(
                                "Patients Masked Master",
                                PointChoice.latestSnapshot(),
                                false,
                                MaskingGuard.anyJob()))));

        stage.start(sequence);
        stage.untilSubmitted(1);
        stage.platform.end(stage.platform.lastJob(), DelphixJob.State.FAILED);
        stage.untilSubmitted(2);
        stage.platform.end(stage.platform.lastJob(), DelphixJob.State.COMPLETED);
        stage.untilEnded();

        assertThat(stage.platform.kinds()).containsExactly(Submission.Kind.REFRESH, Submission.Kind.DISABLE);
        assertThat(stage.notes).contains(Note.DISABLED);
    }

    @Test
    void aLostAnswerIsLookedForWithinItsPart() {
        stage.platform.onSubmit = submission -> {
            stage.platform.startJob(submission);
            throw PlatformException.of(Problem.OUTCOME_UNKNOWN, "connection cut");
        };
        stage.platform.onFind = intent ->
                io.jenkins.plugins.delphixpipeline.platform.RecoveryResult.ours(stage.platform.lastJob(), null);
        stage.start(twoSnapshots());
        stage.untilSubmitted(1);
        stage.until(() -> stage.saved().openJob() != null);

        assertThat(stage.notes).contains(Note.ADOPTED);
        assertThat(stage.platform.correlations).containsExactly("test.1.SYNC");
    }

    @Test
    void whoWaitsForOthersSubmitsNothingBefore() {
        stage.platform.jobs.put("OTHER", FakePlatform.job("OTHER", "POD-1", DelphixJob.State.RUNNING, List.of()));
        stage.start(new Waiting());
        stage.until(() -> stage.notes.contains(Note.BUSY));
        assertThat(stage.platform.submitted).isEmpty();

        stage.platform.end("OTHER", DelphixJob.State.COMPLETED);
        stage.untilSubmitted(1);
        assertThat(stage.platform.submitted.get(0).target()).isEqualTo("DB-2");
    }

    @Test
    void nothingToDoIsDoneAtOnce() {
        stage.start(new OperationSequence("automation", "delphix.yaml", List.of()));
        stage.untilEnded();

        assertThat(stage.ending).isEqualTo("succeeded");
        assertThat(stage.platform.submitted).isEmpty();
    }

    @Test
    void whatIsToldIsPartOfTheResultWhateverHappens() {
        stage.start(new OperationSequence("automation", "delphix.yaml", List.of(), java.util.Map.of("matched", false)));
        stage.untilEnded();

        assertThat(stage.result.values()).containsEntry("matched", false).containsEntry("actions", List.of());
    }

    private static final class Waiting implements DataOperation {
        private static final long serialVersionUID = 1L;

        @Override
        public String verb() {
            return "disable";
        }

        @Override
        public String subject() {
            return "pod";
        }

        @Override
        public Next next(OperationState state, OperationContext context) {
            return Next.Submit.of("DISABLE", new Submission.Disable("DB-2")).afterJobsOn("POD-1");
        }
    }

    @SuppressWarnings("unchecked")
    private static <T> T copy(T stored) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(stored);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (T) in.readObject();
        }
    }
}
