package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.EngineStage.Running;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.IfExists;
import io.jenkins.plugins.delphixpipeline.operation.PointChoice;
import io.jenkins.plugins.delphixpipeline.operation.provision.Placement;
import io.jenkins.plugins.delphixpipeline.operation.provision.ProvisionVdb;
import io.jenkins.plugins.delphixpipeline.simulator.Fault;
import io.jenkins.plugins.delphixpipeline.simulator.Scenario;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An engine, and what the scripts of its plugins print, may repeat a secret that a submission told. */
class SecretsInAnswersTest {
    private static final String TOOLKIT = "canary-77ab-toolkit";

    private final SimulatedEngine engine = SimulatedEngine.builder()
            .scenario(Scenario.PATIENTS)
            .jobDuration(Duration.ofMillis(60))
            .start();
    private final EngineStage stage = new EngineStage(engine, false);
    private final Canary canary = new Canary();

    @BeforeEach
    void tell() {
        stage.secrets.put("toolkit", TOOLKIT);
    }

    @AfterEach
    void close() {
        canary.close();
        stage.close();
        engine.close();
    }

    private static DataOperation provision() {
        return new ProvisionVdb(
                "Prep/mine",
                new ProvisionVdb.Source("Production/Patients Prod", PointChoice.latestSnapshot()),
                new Placement(null, null, null, null, Map.of("adminPassword", "credentials:toolkit")),
                IfExists.FAIL,
                true);
    }

    @Test
    void theAdviceOfARefusalDoesNotRepeatASecret() throws IOException {
        String refusal = "{\"type\":\"ErrorResult\",\"status\":\"ERROR\",\"error\":{\"type\":\"APIError\","
                + "\"id\":\"exception.validation\",\"details\":\"too short\",\"action\":\"Use another password than "
                + TOOLKIT + "\"}}";
        engine.faults().on("POST", "/provision$").always().fails(Fault.foreign(200, "application/json", refusal));

        Running running = canary.run(stage, provision());

        assertThat(running.failure().suggestion())
                .startsWith("Use another password than")
                .doesNotContain(TOOLKIT);
        canary.assertSilentAbout(List.of(TOOLKIT));
    }

    @Test
    void theEventsOfAFailedJobDoNotRepeatASecret() throws IOException {
        engine.faults().failJob("DB_PROVISION", "initdb --password=" + TOOLKIT + " failed");

        Running running = canary.run(stage, provision());

        assertThat(String.valueOf(running.failure()))
                .contains("initdb --password=")
                .doesNotContain(TOOLKIT);
        canary.assertSilentAbout(List.of(TOOLKIT));
    }
}
