package io.jenkins.plugins.delphixpipeline.operation.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.driver.OperationDriver;
import io.jenkins.plugins.delphixpipeline.operation.FakePlatform;
import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.PointChoice;
import io.jenkins.plugins.delphixpipeline.operation.Stage;
import io.jenkins.plugins.delphixpipeline.platform.Submission.Kind;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import io.jenkins.plugins.delphixpipeline.platform.model.RunState;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How long a change waited for its target says nothing of what takes its place. */
class BusyBeforeAbortTest {
    private static final String MASTER = "DB-2";
    private final Stage stage = new Stage();

    @AfterEach
    void close() {
        stage.close();
    }

    /** The master was enabled for the refresh, which waits for somebody's job; the abort comes when that took nearly too long. */
    @Test
    void anAbortHasAllTheTimeToDisable() throws Exception {
        stage.platform.runState = new RunState(false, false, "db.example");
        OperationDriver driver = stage.start(new RefreshMasked(
                "Patients Masked Master", PointChoice.latestSnapshot(), false, MaskingGuard.anyJob()));
        stage.untilSubmitted(1);
        assertThat(stage.platform.kinds()).containsExactly(Kind.ENABLE);
        stage.platform.runState = new RunState(true, true, "db.example");
        stage.platform.jobs.put("JOB-900", FakePlatform.job("JOB-900", MASTER, DelphixJob.State.RUNNING, List.of()));
        stage.platform.onSubmit = submission -> {
            if (!stage.platform.job("JOB-900").isTerminal()) {
                throw new PlatformException(Failure.of(Problem.REFUSED_AS_BUSY, "refresh"));
            }
            return stage.platform.startJob(submission);
        };
        stage.platform.end(
                stage.platform.jobs.keySet().stream()
                        .filter(j -> !j.equals("JOB-900"))
                        .findFirst()
                        .get(),
                DelphixJob.State.COMPLETED);
        stage.until(() -> stage.notes.contains(Note.BUSY));
        stage.ahead = stage.limits.busy().minusMillis(1500);
        driver.stop();
        stage.until(() -> stage.platform.kinds().contains(Kind.DISABLE));
        stage.ahead = stage.limits.busy().plusMillis(1500);
        stage.platform.end("JOB-900", DelphixJob.State.COMPLETED);
        stage.until(() -> stage.ending != null
                || stage.platform.kinds().contains(Kind.DISABLE)
                        && stage.saved().openJob() != null);
        if (stage.ending == null) {
            stage.platform.end(stage.platform.lastJob(), DelphixJob.State.COMPLETED);
        }
        stage.untilEnded();
        assertThat(stage.end.remedyFailure()).isNull();
        assertThat(stage.notes).contains(Note.DISABLED).doesNotContain(Note.NOT_DISABLED);
    }
}
