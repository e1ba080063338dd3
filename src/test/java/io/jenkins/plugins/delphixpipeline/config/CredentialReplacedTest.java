package io.jenkins.plugins.delphixpipeline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.delphixpipeline.config.BoundStage.Running;
import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.PointChoice;
import io.jenkins.plugins.delphixpipeline.operation.refresh.MaskingGuard;
import io.jenkins.plugins.delphixpipeline.operation.refresh.RefreshMasked;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An administrator has removed the credential of a running operation, and written the new one wrong. */
@Timeout(120)
class CredentialReplacedTest {
    private static final String MASTER = "Masked/Patients Masked Master";
    private static final ConnectionChoice DEFAULT = ConnectionChoice.unspecified();
    private final SimulatedEngine engine = SimulatedEngine.builder()
            .jobDuration(Duration.ofMillis(80))
            .jobDuration("DB_REFRESH", Duration.ofMinutes(10))
            .start();
    private final BoundStage stage = new BoundStage();

    @AfterEach
    void stop() {
        stage.close();
        engine.close();
    }

    private static RefreshMasked refresh() {
        return new RefreshMasked(
                "Patients Masked Master", PointChoice.latestSnapshot(), false, MaskingGuard.job("Mask Patients"));
    }

    private void replaceCredential(boolean mistyped) {
        stage.logins.remove("engine");
        if (mistyped) {
            stage.logins.put("new", new LoginSource.Login(SimulatedEngine.USER, "mistyped"));
        }
        EngineConnection next = stage.engine("first", engine.url());
        next.setCredentialsId("new");
        stage.configured.set(0, next);
    }

    /** The session that is open finishes what is under way. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aRemovedCredentialAndAMistypedNewOne(boolean mistyped) {
        stage.configured.add(stage.engine("first", engine.url()));
        Running running = stage.start(refresh(), DEFAULT).untilWaiting();
        replaceCredential(mistyped);
        engine.world().failJob(running.driver.state().openJob(), "disk full");
        await().atMost(Duration.ofSeconds(80)).until(() -> running.ending != null);

        assertThat(engine.books().vdb(MASTER).enabled()).as(running.toString()).isFalse();
        assertThat(running.end.failure().problem()).as(running.toString()).isEqualTo(Problem.JOB_FAILED);
    }

    @Test
    void theSameAfterARestartWaitsForTheAdministrator() {
        stage.configured.add(stage.engine("first", engine.url()));
        Running running = stage.start(refresh(), DEFAULT).untilWaiting();
        OperationState saved = running.killed();
        replaceCredential(true);
        stage.restart();
        engine.world().failJob(saved.openJob(), "disk full");
        Running again = stage.resume(refresh(), DEFAULT, saved);
        BoundStage.until(() -> again.notes.contains(Note.TROUBLE) || again.ending != null);
        stage.logins.put("new", new LoginSource.Login(SimulatedEngine.USER, SimulatedEngine.PASSWORD));
        again.untilEnded();

        assertThat(engine.books().vdb(MASTER).enabled()).as(again.toString()).isFalse();
        assertThat(again.end.failure().problem()).as(again.toString()).isEqualTo(Problem.JOB_FAILED);
    }
}
