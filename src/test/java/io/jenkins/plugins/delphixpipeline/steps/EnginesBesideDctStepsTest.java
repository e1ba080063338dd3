package io.jenkins.plugins.delphixpipeline.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.config.DctConnection;
import io.jenkins.plugins.delphixpipeline.config.EngineConnection;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.dct.SimulatedDct;
import io.jenkins.plugins.delphixpipeline.steps.refresh.RefreshMaskedStep;
import io.jenkins.plugins.delphixpipeline.steps.refresh.SnapshotStep;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Steps on DCT, whose connection names one for the engine behind it. */
class EnginesBesideDctStepsTest {
    private static final String MASTER = "Masked/Patients Masked Master";

    private final StepStage stage = new StepStage();
    private final SimulatedEngine engine =
            SimulatedEngine.builder().jobDuration(Duration.ofMillis(60)).start();
    private final SimulatedEngine other = SimulatedEngine.builder().start();
    private final SimulatedDct dct = SimulatedDct.builder()
            .engine("engine1", engine)
            .telemetryLag(Duration.ofMillis(60))
            .start();
    private DctConnection tower;
    private EngineConnection beside;

    @BeforeEach
    void configure() throws Exception {
        tower = stage.dctConnection("tower", dct.url());
        tower.setEngineConnections("engine1 = beside");
        beside = stage.connection("beside", engine.url());
    }

    @AfterEach
    void close() {
        stage.close();
        dct.close();
        other.close();
        engine.close();
    }

    private static RefreshMaskedStep refresh() {
        RefreshMaskedStep step = new RefreshMaskedStep("Patients Masked Master");
        step.setConnection("tower");
        step.setMaskingJob("Mask Patients");
        return step;
    }

    private void assertThatNothingWasTouched() {
        assertThat(engine.books().jobs("DB_REFRESH")).isEmpty();
        assertThat(engine.books().vdb(MASTER).enabled()).isTrue();
    }

    @Test
    void theMaskingJobIsSeenThere() throws Exception {
        Map<?, ?> result = (Map<?, ?>) stage.run(refresh());
        assertThat(result.get("maskingStep")).isEqualTo("masking job \"Mask Patients\"");
        assertThat(dct.books().handled("POST", "/refresh_by_snapshot$")).isEqualTo(1);
        assertThat(engine.books().submissions("/refresh$")).isLessThanOrEqualTo(1);
    }

    @Test
    void theGuardsLoginReadsWhereThereIsOne() throws Exception {
        beside.setCredentialsId("nobody");
        beside.setGuardCredentialsId("engine");
        stage.run(refresh());
        assertThat(engine.books().vdb(MASTER).enabled()).isTrue();
    }

    @Test
    void aConnectionThatIsGoneIsNamedBeforeAnythingIsTouched() throws Exception {
        stage.connections.remove(beside);
        assertThat(stage.failure(refresh())).contains("\"tower\"", "no connection named \"beside\"");
        assertThatNothingWasTouched();
    }

    @Test
    void aConnectionOfAnotherKindIsNamedBeforeAnythingIsTouched() throws Exception {
        tower.setEngineConnections("engine1 = tower");
        assertThat(stage.failure(refresh())).contains("\"tower\" does not lead to a Delphix Engine");
        assertThatNothingWasTouched();
    }

    @Test
    void aConnectionWithoutACredentialIsNamedBeforeAnythingIsTouched() throws Exception {
        beside.setCredentialsId("");
        assertThat(stage.failure(refresh()))
                .contains("\"beside\"", "engine connection \"beside\" of \"tower\"", "has no credential");
        assertThatNothingWasTouched();
    }

    @Test
    void anotherEngineIsNamedBeforeAnythingIsTouched() throws Exception {
        stage.connections.remove(beside);
        stage.connection("beside", other.url());
        assertThat(stage.failure(refresh()))
                .contains("does not show \"Patients Masked Master\"")
                .contains("That connection is \"beside\"")
                .contains("correct the engine connections");
        assertThatNothingWasTouched();
        assertThat(other.books().jobs()).isEmpty();
    }

    @Test
    void stepsThatNeedItForNothingDoNotAskIt() throws Exception {
        stage.connections.remove(beside);
        stage.connection("beside", other.url());
        SnapshotStep step = new SnapshotStep("Patients Prod");
        step.setConnection("tower");
        stage.run(step);
        assertThat(other.books().requests()).isEmpty();
    }

    @Test
    void noSecretIsSaid() throws Exception {
        stage.run(refresh());
        assertThat(stage.console.toString(StandardCharsets.UTF_8))
                .doesNotContain(SimulatedDct.API_KEY)
                .doesNotContain("password");
    }
}
