package io.jenkins.plugins.delphixpipeline.driver;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.operation.Stage;
import io.jenkins.plugins.delphixpipeline.operation.vdb.SnapshotDataset;
import io.jenkins.plugins.delphixpipeline.platform.RecoveryResult;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the first attempt was making is taken away again while it is looked for, at the look for earlier attempts. */
class EarlierAttemptGoneTest {
    private final Stage stage = new Stage();

    @AfterEach
    void close() {
        stage.close();
    }

    /** @param refused whether the second attempt is refused, because of what the first one is making; else its answer is lost, too */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatTheFirstAttemptMadeGoesWhileItIsLookedFor(boolean refused) {
        stage.limits = new Limits(
                Duration.ofSeconds(3),
                stage.limits.firstContact(),
                stage.limits.busy(),
                Duration.ofMillis(50),
                stage.limits.stop());
        stage.platform.onSubmit = submission -> switch (stage.platform.submitted.size()) {
            case 1 -> throw new PlatformException(Failure.of(Problem.OUTCOME_UNKNOWN, "sync"));
            case 2 ->
                throw new PlatformException(
                        Failure.of(refused ? Problem.REFUSED_BY_PLATFORM : Problem.OUTCOME_UNKNOWN, "sync"));
            default -> stage.platform.startJob(submission);
        };
        AtomicInteger gone = new AtomicInteger();
        stage.platform.onFind = intent -> {
            boolean first = intent.correlation().equals(stage.platform.correlations.get(0));
            if (first && stage.platform.submitted.size() == 2 && gone.getAndIncrement() == 0) {
                throw PlatformException.of(Problem.OBJECT_GONE, "JOB-5");
            }
            return RecoveryResult.none();
        };
        stage.start(new SnapshotDataset("Patients Prod", Map.of()));
        stage.until(() -> stage.ending != null
                || stage.platform.submitted.size() == 3 && !stage.saved().jobs().isEmpty());

        assertThat(gone).hasPositiveValue();
        assertThat(stage.ending)
                .as(() -> String.valueOf(stage.end == null ? null : stage.end.failure()))
                .isNull();
        stage.platform.end(stage.platform.lastJob(), DelphixJob.State.COMPLETED);
    }
}
