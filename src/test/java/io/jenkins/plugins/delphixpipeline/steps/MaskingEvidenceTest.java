package io.jenkins.plugins.delphixpipeline.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.config.EngineConnection;
import io.jenkins.plugins.delphixpipeline.config.MaskingEngineConnection;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.masking.SimulatedMaskingEngine;
import io.jenkins.plugins.delphixpipeline.steps.refresh.RefreshMaskedStep;
import io.jenkins.plugins.delphixpipeline.steps.refresh.SnapshotStep;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A masked refresh on a connection that names a Masking Engine, as a person reads it. */
class MaskingEvidenceTest {
    private static final String MASTER = "Masked/Patients Masked Master";

    private final StepStage stage = new StepStage();
    private final SimulatedEngine engine =
            SimulatedEngine.builder().jobDuration(Duration.ofMillis(100)).start();
    private SimulatedMaskingEngine masking;
    private EngineConnection connection;
    private MaskingEngineConnection maskingConnection;

    @BeforeEach
    void start() throws Exception {
        masking = SimulatedMaskingEngine.start(0, Duration.ofMillis(1));
        engine.world().onMasking(job -> masking.startBehindTheBack(Integer.parseInt(job)));
        connection = stage.connection("production-engine", engine.url());
        connection.setMaskingConnection("masking");
        maskingConnection = stage.maskingConnection("masking", masking.url());
    }

    @AfterEach
    void stop() {
        stage.close();
        engine.close();
        masking.close();
    }

    private static RefreshMaskedStep refresh() {
        RefreshMaskedStep step = new RefreshMaskedStep("Patients Masked Master");
        step.setConnection("production-engine");
        return step;
    }

    private String console() {
        return stage.console.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theStepSaysThatTheMaskingEngineConfirmsIt() throws Exception {
        Map<?, ?> result = (Map<?, ?>) stage.run(refresh());

        assertThat(result.get("maskingExecutions")).isEqualTo("1");
        assertThat(console()).contains("its masking is confirmed: execution 1 of its masking job succeeded");
    }

    @Test
    void aMaskingThatFailedThereFailsTheStepAndDisablesTheVdb() throws Exception {
        masking.endWith("FAILED");

        assertThat(stage.failure(refresh()))
                .contains("itself ended well, but its masking did not")
                .contains("execution 1 of masking job 7 ended as FAILED; UNMASKED_DATA, PATIENTS.SSN")
                .contains("Look at that execution of the masking job");
        assertThat(engine.books().vdb(MASTER).enabled()).isFalse();
        assertThat(console()).contains("was DISABLED").doesNotContain("which did not fail");
    }

    @Test
    void aMaskingEngineThatKnowsOfNothingLeavesItUnproven() throws Exception {
        engine.world().onMasking(job -> {});

        assertThat(stage.failure(refresh()))
                .contains("its result could not be verified")
                .contains("the Masking Engine knows of no execution of its masking job 7 during the refresh");
        assertThat(engine.books().vdb(MASTER).enabled()).isFalse();
    }

    /** The connection is as well as ever; what is waited for is said, and what to do when it does not come. */
    @Test
    void aMaskingThatStillRunsIsNoTroubleWithTheConnection() throws Exception {
        masking.durations(Duration.ofMillis(1500));

        stage.run(refresh());

        assertThat(console())
                .doesNotContain("trouble with the connection", "the connection works again")
                .containsOnlyOnce("waiting, and looking again from time to time")
                .contains("it is not known yet how its masking ended")
                .contains("execution 1 of masking job 7 is still RUNNING")
                .contains("where one hangs, end it, then run the refresh again");
    }

    @Test
    void aMaskingThatNeverEndsIsTheReasonOfTheFailure() throws Exception {
        masking.durations(Duration.ofMinutes(10));
        connection.setUnreachableMinutes(0);

        assertThat(stage.failure(refresh()))
                .contains("its result could not be verified", "it is not known yet how its masking ended")
                .doesNotContain("cannot be reached");
    }

    @Test
    void aConnectionThatIsGoneIsNamedBeforeAnythingIsTouched() throws Exception {
        stage.connections.remove(maskingConnection);

        assertThat(stage.failure(refresh())).contains("\"production-engine\"", "no connection named \"masking\"");
        assertThat(engine.books().submissions("/refresh$")).isZero();
    }

    @Test
    void aConnectionWithoutACredentialIsNamedBeforeAnythingIsTouched() throws Exception {
        maskingConnection.setCredentialsId("");

        assertThat(stage.failure(refresh())).contains("\"masking\" to the Masking Engine has no credential");
        assertThat(engine.books().submissions("/refresh$")).isZero();
    }

    @Test
    void otherStepsDoNotAskIt() throws Exception {
        SnapshotStep step = new SnapshotStep("Patients Prod");
        step.setConnection("production-engine");

        stage.run(step);

        assertThat(masking.requests()).isEmpty();
    }
}
