package io.jenkins.plugins.delphixpipeline.steps.environment;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.dct.SimulatedDct;
import io.jenkins.plugins.delphixpipeline.steps.environment.EnvironmentStage.Using;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The VDB of an environment that lasts was deleted by hand, and the next build makes another. */
@Timeout(90)
class SecondVdbOnDctTest {
    private static final String VDB = EnvironmentStage.VDB;

    private final SimulatedEngine engine =
            SimulatedEngine.builder().jobDuration(Duration.ofMillis(60)).start();
    private final SimulatedDct dct = SimulatedDct.builder()
            .engine("engine1", engine)
            .telemetryLag(Duration.ZERO)
            .start();
    private EnvironmentStage stage;

    @BeforeEach
    void open() throws Exception {
        stage = new EnvironmentStage(dct);
    }

    @AfterEach
    void close() {
        stage.close();
        dct.close();
        engine.close();
    }

    private void usedAndDeletedByHand() throws Exception {
        stage.used("1h", 1);
        String reference = engine.books().dataset(VDB).reference();
        engine.world().as(SimulatedEngine.USER).post("/database/" + reference + "/delete", null);
        EnvironmentStage.until(() -> !engine.books().hasDataset(VDB));
        stage.restart();
    }

    /** The controller goes down before it has heard of it, and the build is lost. */
    private void killedInTheNextProvision() throws Exception {
        engine.world().setJobDuration("DB_PROVISION", Duration.ofMinutes(10));
        AtomicBoolean killed = new AtomicBoolean();
        dct.faults().on("POST", "/provision_by_snapshot$").fails((request, handling) -> {
            dct.world().setTelemetryLag(Duration.ofSeconds(12));
            stage.restart();
            killed.set(true);
            return handling.get();
        });
        Using using = stage.begin(EnvironmentStage.step("1h"), 2);
        EnvironmentStage.until(killed::get);
        EnvironmentStage.until(() -> engine.books().jobs("DB_PROVISION").size() == 2);
        stage.lose(using);
    }

    @Test
    void isRemovedThoughNobodySeesItYet() throws Exception {
        usedAndDeletedByHand();
        killedInTheNextProvision();

        stage.desk().sweeper().sweep();
        dct.books().forgetRequests();
        stage.pass(Duration.ofHours(3));
        stage.desk().sweeper().sweep();
        EnvironmentStage.until(
                () -> stage.environments().isEmpty() || dct.books().handled("POST", "/jobs/search$") > 0);
        engine.world().finishJob(engine.books().jobs("DB_PROVISION").get(1).reference());
        dct.world().setTelemetryLag(Duration.ZERO);
        EnvironmentStage.until(() -> {
            stage.pass(Duration.ofMinutes(6));
            stage.desk().sweeper().sweep();
            return stage.environments().isEmpty();
        });

        assertThat(engine.books().hasDataset(VDB)).isFalse();
    }
}
