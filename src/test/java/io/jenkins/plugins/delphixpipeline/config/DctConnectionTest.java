package io.jenkins.plugins.delphixpipeline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.PointChoice;
import io.jenkins.plugins.delphixpipeline.operation.refresh.RefreshVdb;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.PlatformInfo;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.dct.SimulatedDct;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A configured connection to DCT, from its credential to what is done there. */
class DctConnectionTest {
    private final SimulatedEngine engine =
            SimulatedEngine.builder().jobDuration(Duration.ofMillis(60)).start();
    private final SimulatedDct dct =
            SimulatedDct.builder().engine("engine1", engine).start();
    private final BoundStage stage = new BoundStage();

    @BeforeEach
    void configure() {
        stage.configured.add(stage.dct("tower", dct.url()));
        stage.systemLogins.putAll(stage.logins);
    }

    @AfterEach
    void close() {
        stage.close();
        dct.close();
        engine.close();
    }

    private static ConnectionChoice with(String credentialsId) {
        return new ConnectionChoice("tower", credentialsId);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dct", "dct-password"})
    void anOperationRunsWithAKeyOrAPassword(String credentialsId) {
        DataOperation refresh = new RefreshVdb("Patients prep1", PointChoice.latestSnapshot(), false);
        BoundStage.Running running = stage.start(refresh, with(credentialsId));
        BoundStage.until(() -> running.ending != null);
        assertThat(running.ending).isEqualTo("succeeded");
        assertThat(engine.books().jobs("DB_REFRESH")).hasSize(1);
    }

    @Test
    void theTestTellsReleaseAndAccount() {
        PlatformInfo info = stage.connections().tryOut(stage.configured.get(0));
        assertThat(info.product()).isEqualTo("Data Control Tower");
        assertThat(info.apiVersion()).startsWith("3.28");
        assertThat(info.user()).isEqualTo(SimulatedDct.USER);
    }

    @Test
    void aKeyThatHasEndedIsToldSo() {
        dct.world().expireKey(SimulatedDct.USER);
        assertThatThrownBy(() -> stage.connections().tryOut(stage.configured.get(0)))
                .isInstanceOfSatisfying(PlatformException.class, e -> {
                    assertThat(e.problem()).isEqualTo(Problem.KEY_REFUSED);
                    assertThat(FailureTexts.sentence(e.failure()))
                            .contains("did not accept the API key", "may have expired")
                            .doesNotContain(SimulatedDct.API_KEY);
                });
    }

    @Test
    void aKeyIsNeverSentToAMaskingEngine() {
        MaskingEngineConnection wrong =
                new MaskingEngineConnection("masking", engine.url().toString());
        wrong.setCredentialsId("dct");
        assertThatThrownBy(() -> stage.connections().tryOut(wrong))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("secret text");
        assertThat(engine.books().requests())
                .noneMatch(request -> request.toString().contains("login"));
    }
}
