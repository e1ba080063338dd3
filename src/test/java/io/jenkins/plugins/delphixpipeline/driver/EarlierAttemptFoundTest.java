package io.jenkins.plugins.delphixpipeline.driver;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.operation.FakePlatform;
import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.PointChoice;
import io.jenkins.plugins.delphixpipeline.operation.Stage;
import io.jenkins.plugins.delphixpipeline.operation.refresh.MaskingGuard;
import io.jenkins.plugins.delphixpipeline.operation.refresh.RefreshMasked;
import io.jenkins.plugins.delphixpipeline.platform.RecoveryResult;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The answers of two attempts are lost, and it is the first one that has arrived. */
class EarlierAttemptFoundTest {
    private static final String MASTER = "DB-2";
    private final Stage stage = new Stage();

    @AfterEach
    void close() {
        stage.close();
    }

    private void arrive() {
        stage.platform.moveToNewTimeflow(
                MASTER, stage.platform.snapshots.get("DB-1").get(0).reference());
    }

    /** It moves the VDB before the second one is sent, for which the VDB is remembered on the timeflow that the first one made. */
    @Test
    void itIsProvenByWhatWasRememberedForIt() {
        stage.limits = new Limits(
                stage.limits.unreachable(),
                stage.limits.firstContact(),
                stage.limits.busy(),
                Duration.ofMillis(50),
                stage.limits.stop());
        stage.platform.jobs.put("JOB-900", FakePlatform.job("JOB-900", MASTER, DelphixJob.State.RUNNING, List.of()));
        stage.platform.onSubmit = submission -> {
            throw new PlatformException(Failure.of(Problem.OUTCOME_UNKNOWN, "refresh"));
        };
        stage.platform.onFind = intent -> {
            boolean first = intent.correlation().equals(stage.platform.correlations.get(0));
            if (stage.platform.submitted.size() == 1) {
                if (stage.platform.datasetByReference(MASTER).currentTimeflow().equals("TF-2")) {
                    arrive();
                }
                return RecoveryResult.none();
            }
            return first ? RecoveryResult.ours("JOB-900", null) : RecoveryResult.none();
        };
        stage.start(new RefreshMasked(
                "Patients Masked Master", PointChoice.latestSnapshot(), false, MaskingGuard.anyJob()));
        stage.until(() -> stage.notes.contains(Note.ADOPTED));
        assertThat(stage.platform.submitted).hasSize(2);

        stage.platform.end("JOB-900", DelphixJob.State.COMPLETED);
        stage.untilEnded();

        assertThat(stage.ending).as(() -> String.valueOf(stage.failure())).isEqualTo("succeeded");
    }
}
