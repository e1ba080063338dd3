package io.jenkins.plugins.delphixpipeline.steps.environment;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.openwork.environment.DataEnvironment;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.Switch;
import io.jenkins.plugins.delphixpipeline.simulator.dct.SimulatedDct;
import io.jenkins.plugins.delphixpipeline.steps.environment.EnvironmentStage.Using;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A login that lost the right to read the VDB of an environment sees it as little as one that is gone. */
@Timeout(90)
class HiddenEnvironmentsTest {
    private static final String VDB = EnvironmentStage.VDB;

    private final SimulatedEngine engine =
            SimulatedEngine.builder().jobDuration(Duration.ofMillis(60)).start();
    private final SimulatedDct dct = SimulatedDct.builder()
            .engine("engine1", engine)
            .telemetryLag(Duration.ZERO)
            .start();
    private EnvironmentStage stage;

    @BeforeEach
    void answerLikeAServerThatHides() {
        engine.switches().turnOn(Switch.FORBIDDEN_AS_MISSING);
    }

    @AfterEach
    void close() {
        stage.close();
        dct.close();
        engine.close();
    }

    enum BackEnd {
        ENGINE {
            @Override
            EnvironmentStage stage(HiddenEnvironmentsTest test) throws Exception {
                return new EnvironmentStage(test.engine);
            }

            @Override
            void hide(HiddenEnvironmentsTest test) {
                test.engine.world().hide(SimulatedEngine.USER, VDB);
            }
        },
        DCT {
            @Override
            EnvironmentStage stage(HiddenEnvironmentsTest test) throws Exception {
                return new EnvironmentStage(test.dct);
            }

            @Override
            void hide(HiddenEnvironmentsTest test) {
                test.dct
                        .world()
                        .denyId(SimulatedDct.USER, "READ", test.dct.books().id("engine1", VDB));
            }
        };

        abstract EnvironmentStage stage(HiddenEnvironmentsTest test) throws Exception;

        abstract void hide(HiddenEnvironmentsTest test);
    }

    private void hiddenAfterUse(BackEnd backEnd, String lifetime) throws Exception {
        stage = backEnd.stage(this);
        stage.branch = true;
        stage.used(lifetime, 1);
        backEnd.hide(this);
        stage.restart();
    }

    private DataEnvironment only() {
        assertThat(stage.environments()).hasSize(1);
        return stage.environments().get(0);
    }

    private void untilTriedInVain() {
        EnvironmentStage.until(() -> {
            stage.desk().sweeper().sweep();
            return stage.environments().isEmpty() || only().removal().trouble() != null;
        });
    }

    @ParameterizedTest
    @EnumSource
    void isNotForgottenWhenItsTimeIsOver(BackEnd backEnd) throws Exception {
        hiddenAfterUse(backEnd, "1h");
        stage.pass(Duration.ofHours(2));

        untilTriedInVain();

        assertThat(only().removal().trouble().problem()).isEqualTo(Problem.NOT_VISIBLE);
        assertThat(engine.books().hasDataset(VDB)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void theNextBuildMakesNoSecondOneInItsPlace(BackEnd backEnd) throws Exception {
        hiddenAfterUse(backEnd, "branch");
        String reference = only().reference();

        Using second = stage.begin(EnvironmentStage.step("branch"), 2);

        assertThat(second.failure()).contains("is not visible to this account", "Delete now");
        assertThat(only().reference()).isEqualTo(reference);
        assertThat(engine.books().jobs("DB_PROVISION")).hasSize(1);
    }

    /** Whoever insists after he was told that it may still be there takes it upon himself. */
    @ParameterizedTest
    @EnumSource
    void leavesTheListWhenSomebodyInsistsWhoWasTold(BackEnd backEnd) throws Exception {
        hiddenAfterUse(backEnd, "branch");
        String id = only().id();
        assertThat(stage.desk().sweeper().removeNow(id)).isTrue();
        untilTriedInVain();
        assertThat(stage.environments()).hasSize(1);

        EnvironmentStage.until(() -> stage.desk().sweeper().removeNow(id));

        EnvironmentStage.until(() -> stage.environments().isEmpty());
        assertThat(engine.books().hasDataset(VDB)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void whatSomebodyElseDeletedIsGone(BackEnd backEnd) throws Exception {
        stage = backEnd.stage(this);
        stage.used("1h", 1);
        String reference = engine.books().dataset(VDB).reference();
        engine.world().as(SimulatedEngine.USER).post("/database/" + reference + "/delete", null);
        EnvironmentStage.until(() -> !engine.books().hasDataset(VDB));
        stage.restart();
        stage.pass(Duration.ofHours(2));

        untilTriedInVain();

        assertThat(stage.environments()).isEmpty();
    }
}
