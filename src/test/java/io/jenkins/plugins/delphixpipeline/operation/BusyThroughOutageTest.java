package io.jenkins.plugins.delphixpipeline.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.driver.Limits;
import io.jenkins.plugins.delphixpipeline.operation.vdb.SnapshotDataset;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** While nobody can see whether a target is busy, nobody waits for it. */
class BusyThroughOutageTest {
    private static final String THEIRS = "JOB-900";
    private final Stage stage = new Stage();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void anOutageThatIsLongerThanABusyTargetIsWaitedForDoesNotEndTheWait() {
        stage.limits = new Limits(
                Duration.ofHours(2),
                Duration.ofHours(2),
                Duration.ofMinutes(1),
                Duration.ofMillis(600),
                Duration.ofSeconds(5));
        stage.platform.jobs.put(THEIRS, FakePlatform.job(THEIRS, "DB-1", DelphixJob.State.RUNNING, List.of()));
        stage.platform.onSubmit = submission -> {
            if (!stage.platform.job(THEIRS).isTerminal()) {
                throw new PlatformException(Failure.of(Problem.REFUSED_AS_BUSY, "sync"));
            }
            return stage.platform.startJob(submission);
        };
        stage.start(new SnapshotDataset("Patients Prod", Map.of()));
        stage.until(() -> stage.notes.contains(Note.BUSY));

        stage.platform.readTrouble = PlatformException.of(Problem.HOST_UNREACHABLE, "engine");
        stage.until(() -> stage.notes.contains(Note.TROUBLE));
        stage.ahead = Duration.ofHours(1);
        stage.platform.readTrouble = null;
        stage.until(() -> stage.notes.contains(Note.TROUBLE_OVER) || stage.ending != null);
        stage.platform.end(THEIRS, DelphixJob.State.COMPLETED);
        stage.until(() -> stage.ending != null || stage.saved().openJob() != null);

        assertThat(stage.ending)
                .as(() -> String.valueOf(stage.end == null ? null : stage.failure()))
                .isNull();
    }
}
