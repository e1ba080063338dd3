package io.jenkins.plugins.delphixpipeline.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.config.BoundStage.Running;
import io.jenkins.plugins.delphixpipeline.operation.IfExists;
import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.PointChoice;
import io.jenkins.plugins.delphixpipeline.operation.provision.Placement;
import io.jenkins.plugins.delphixpipeline.operation.provision.ProvisionVdb;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the guard left open on an engine that was set back to a backup since: references are given away again. */
@Timeout(120)
class GuardOnRestoredEngineTest {
    private static SimulatedEngine engine() {
        SimulatedEngine engine = SimulatedEngine.builder()
                .uuid("5b1f0c1e-0000-4000-8000-0123456789ab")
                .jobDuration(Duration.ofMillis(80))
                .start();
        engine.world().addGroup("QA");
        return engine;
    }

    @Test
    void theGuardDoesNotDisableWhatBearsTheNumberNow() throws Exception {
        try (SimulatedEngine before = engine();
                SimulatedEngine restored = engine();
                BoundStage stage = new BoundStage();
                Relay relay = new Relay(before.url())) {
            stage.systemLogins.put("engine", stage.logins.get("engine"));
            stage.configured.add(stage.engine("first", relay.url()));
            before.world().setJobDuration("DB_PROVISION", Duration.ofMinutes(10));
            Running running = stage.start(
                            new ProvisionVdb(
                                    "QA/fresh",
                                    new ProvisionVdb.Source("Production/Patients Prod", PointChoice.latestSnapshot()),
                                    new Placement(null, null, null, "Mask Patients", Map.of()),
                                    IfExists.FAIL,
                                    false),
                            ConnectionChoice.unspecified())
                    .untilWaiting();
            before.faults().failJob("SOURCE_DISABLE", "host is busy", 20);
            before.world().finishJob(running.driver.state().openJob());
            before.world().setHooks("QA/fresh", "configureClone");
            running.untilEnded();
            String reference = before.books().dataset("QA/fresh").reference();
            assertThat(running.notes).contains(Note.NOT_DISABLED);
            restored.world().addVdb("QA", "somebody else's", "Masked/Patients Masked Master");
            assertThat(restored.books().dataset("QA/somebody else's").reference())
                    .isEqualTo(reference);
            relay.leadTo(restored.url());
            stage.restart();
            stage.awaited = false;
            stage.clock.pass(Duration.ofHours(1));
            stage.connections().resumeOpenWork();
            BoundStage.until(() -> !stage.connections().openWork().isClaimed(running.end.id()));
            assertThat(restored.books().dataset("QA/somebody else's").enabled()).isTrue();
        }
    }
}
