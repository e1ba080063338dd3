package io.jenkins.plugins.delphixpipeline.operation.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.driver.Limits;
import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.PointChoice;
import io.jenkins.plugins.delphixpipeline.operation.Stage;
import io.jenkins.plugins.delphixpipeline.platform.Submission.Kind;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What answers for a second in the back end's place, when data is guarded, is an outage like any other. */
class PassingTroubleTest {
    private static final String MASTER = "DB-2";
    private final Stage stage = new Stage();

    @AfterEach
    void close() {
        stage.close();
    }

    private void begin() {
        stage.limits = new Limits(
                Duration.ofSeconds(60),
                Duration.ofSeconds(60),
                Duration.ofSeconds(60),
                Duration.ofMillis(600),
                Duration.ofSeconds(5));
        stage.start(new RefreshMasked(
                "Patients Masked Master", PointChoice.latestSnapshot(), false, MaskingGuard.anyJob()));
        stage.untilSubmitted(1);
    }

    /** For the one moment at which the master is to be disabled a proxy that begins again refuses the handshake. */
    @ParameterizedTest
    @EnumSource(
            value = Problem.class,
            names = {"HOST_UNREACHABLE", "TLS_REFUSED", "TLS_MISSING", "CERTIFICATE_NAME"})
    void whenTheMasterIsToBeDisabled(Problem glitch) {
        begin();
        AtomicInteger asked = new AtomicInteger();
        stage.platform.onSubmit = submission -> {
            if (asked.getAndIncrement() == 0) {
                throw PlatformException.of(glitch, "https://engine");
            }
            return stage.platform.startJob(submission);
        };
        stage.platform.end(stage.platform.lastJob(), DelphixJob.State.FAILED);
        stage.until(
                () -> stage.ending != null || asked.get() == 2 && stage.saved().openJob() != null);
        if (stage.ending == null) {
            stage.platform.end(stage.platform.lastJob(), DelphixJob.State.COMPLETED);
        }
        stage.untilEnded();
        assertThat(stage.notes).contains(Note.DISABLED).doesNotContain(Note.NOT_DISABLED);
    }

    /** The refresh is well, and for a second nobody can be asked for the proof. */
    @ParameterizedTest
    @EnumSource(
            value = Problem.class,
            names = {"HOST_UNREACHABLE", "TLS_REFUSED", "CERTIFICATE_NAME"})
    void whenARefreshIsToBeProven(Problem glitch) throws Exception {
        begin();
        stage.platform.moveToNewTimeflow(
                MASTER, stage.platform.snapshots.get("DB-1").get(0).reference());
        stage.platform.end(stage.platform.lastJob(), DelphixJob.State.COMPLETED);
        stage.platform.readTrouble = PlatformException.of(glitch, "https://engine");
        stage.until(() -> stage.notes.contains(Note.TROUBLE));
        stage.platform.readTrouble = null;
        stage.until(() -> stage.ending != null || stage.platform.kinds().contains(Kind.DISABLE));
        assertThat(stage.platform.kinds()).containsExactly(Kind.REFRESH);
        assertThat(stage.ending).isEqualTo("succeeded");
    }
}
