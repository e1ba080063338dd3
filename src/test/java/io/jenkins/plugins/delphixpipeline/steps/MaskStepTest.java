package io.jenkins.plugins.delphixpipeline.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.AbortException;
import io.jenkins.plugins.delphixpipeline.config.MaskingEngineConnection;
import io.jenkins.plugins.delphixpipeline.operation.masking.RunMaskingJob;
import io.jenkins.plugins.delphixpipeline.simulator.masking.SimulatedMaskingEngine;
import io.jenkins.plugins.delphixpipeline.steps.refresh.SnapshotStep;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MaskStepTest {
    private final StepStage stage = new StepStage();
    private SimulatedMaskingEngine engine;

    @BeforeEach
    void start() throws Exception {
        engine = SimulatedMaskingEngine.start(0, Duration.ofMillis(100));
        MaskingEngineConnection connection =
                new MaskingEngineConnection("masking", engine.url().toString());
        connection.setCredentialsId("engine");
        connection.setFirstContactSeconds(1);
        connection.setUseProxy(false);
        stage.connections.add(connection);
        stage.login(SimulatedMaskingEngine.USER, SimulatedMaskingEngine.PASSWORD);
    }

    @AfterEach
    void stop() {
        stage.close();
        engine.close();
    }

    @Test
    void parametersReachTheOperation() throws Exception {
        MaskStep step = new MaskStep(" Mask Patients ");
        step.setApplication("Hospital");
        step.setEnvironment(" ");
        step.setSourceConnector("staging");
        step.setTargetConnector("master");

        assertThat(step.operation())
                .usingRecursiveComparison()
                .isEqualTo(new RunMaskingJob("Mask Patients", "Hospital", null, "staging", "master"));
    }

    @Test
    void theJobIsNeeded() {
        assertThatThrownBy(() -> new MaskStep(" ").start(null))
                .isInstanceOf(AbortException.class)
                .hasMessageContaining("\njob is needed. Nothing was changed.\nWhat to do: ");
        assertThat(new MaskStep.DescriptorImpl().doCheckJob("").kind).hasToString("ERROR");
    }

    @Test
    void aJobIsRunAndWaitedFor() throws Exception {
        Map<Object, Object> result = map(stage.run(new MaskStep("Mask Patients")));

        assertThat(engine.executions()).containsExactly("SUCCEEDED");
        assertThat(result).containsEntry("maskingJob", "Hospital/Patients/Mask Patients");
        assertThat(result).containsEntry("execution", "1");
    }

    @Test
    void connectorsAreGivenByName() throws Exception {
        MaskStep step = new MaskStep("Hospital/Patients/Mask Anything");
        step.setTargetConnector("master");

        stage.run(step);

        assertThat(engine.executions()).containsExactly("SUCCEEDED");
    }

    @Test
    void aMultiTenantJobAsksForItsTargetBeforeAnythingIsStarted() throws Exception {
        assertThat(stage.failure(new MaskStep("Hospital/Patients/Mask Anything")))
                .contains("targetConnector");

        assertThat(engine.executions()).isEmpty();
    }

    @Test
    void dataThatCouldNotBeMaskedFailsTheStep() throws Exception {
        engine.endWith("WARNING");

        assertThat(stage.failure(new MaskStep("Mask Patients"))).contains("may not be masked");
    }

    @Test
    void aLostAnswerIsFoundAgainAndSaid() throws Exception {
        engine.dropNextStart();

        stage.run(new MaskStep("Mask Patients"));

        assertThat(engine.executions()).containsExactly("SUCCEEDED");
        assertThat(stage.console.toString(StandardCharsets.UTF_8)).contains("found this work again");
    }

    @Test
    void otherStepsSayThatTheConnectionIsOfTheWrongKind() throws Exception {
        assertThat(stage.failure(new SnapshotStep("Patients Prod")))
                .contains("This connection leads to a Masking Engine, which cannot do that.");
    }

    @SuppressWarnings("unchecked")
    private static Map<Object, Object> map(Object result) {
        return (Map<Object, Object>) result;
    }
}
