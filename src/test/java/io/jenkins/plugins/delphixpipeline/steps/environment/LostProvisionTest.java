package io.jenkins.plugins.delphixpipeline.steps.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.delphixpipeline.openwork.environment.EnvironmentState;
import io.jenkins.plugins.delphixpipeline.simulator.Fault;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.steps.environment.EnvironmentStage.Using;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A VDB that lasts is deleted by a person, and what makes it anew is lost together with its build. */
@Timeout(180)
class LostProvisionTest {
    private static final String VDB = EnvironmentStage.VDB;

    private final SimulatedEngine engine =
            SimulatedEngine.builder().jobDuration(Duration.ofMillis(60)).start();
    private EnvironmentStage stage;

    @BeforeEach
    void open() throws Exception {
        stage = new EnvironmentStage(engine);
        stage.connection.setReadTimeoutSeconds(3);
        stage.branch = true;
    }

    @AfterEach
    void close() {
        stage.close();
        engine.close();
    }

    private void usedAndDeletedByHand(String lifetime) throws Exception {
        stage.used(lifetime, 1);
        String reference = engine.books().dataset(VDB).reference();
        engine.world().as(SimulatedEngine.USER).post("/database/" + reference + "/delete", null);
        EnvironmentStage.until(() -> !engine.books().hasDataset(VDB));
        stage.restart();
    }

    private void lost(String lifetime, Fault how) throws Exception {
        AtomicBoolean killed = new AtomicBoolean();
        engine.faults().on("POST", "/provision$").fails((request, handling) -> {
            stage.restart();
            killed.set(true);
            return how.around(request, handling);
        });
        Using using = stage.begin(EnvironmentStage.step(lifetime), 2);
        EnvironmentStage.until(killed::get);
        stage.lose(using);
    }

    /** That something never arrived shows when it could no longer do so. */
    private Using thirdBuild(String lifetime) throws Exception {
        Using third = stage.begin(EnvironmentStage.step(lifetime), 3);
        await().atMost(Duration.ofSeconds(90)).until(() -> third.body.isDone() || third.outcome.isDone());
        return third.untilInBody();
    }

    enum Loss {
        NEVER_ARRIVED {
            @Override
            Fault how() {
                return Fault.dropBefore();
            }
        },
        ANSWER_LOST {
            @Override
            Fault how() {
                return Fault.dropAfter();
            }
        };

        abstract Fault how();
    }

    @ParameterizedTest
    @CsvSource({"NEVER_ARRIVED,1h", "NEVER_ARRIVED,branch", "ANSWER_LOST,1h", "ANSWER_LOST,branch"})
    void aLaterBuildGetsItsVdbOnce(Loss loss, String lifetime) throws Exception {
        usedAndDeletedByHand(lifetime);
        lost(lifetime, loss.how());
        stage.desk().sweeper().sweep();

        Using third = thirdBuild(lifetime);

        assertThat(third.body).as(third.outcome + " " + stage.said()).isDone();
        assertThat(third.variables).containsEntry("DELPHIX_VDB", VDB);
        assertThat(stage.environments()).singleElement().satisfies(each -> {
            assertThat(each.state()).isEqualTo(EnvironmentState.IN_USE);
            assertThat(each.reference()).isEqualTo(engine.books().dataset(VDB).reference());
        });
        third.succeed();
        third.result();
        assertThat(stage.desk().sweeper().removeNow(stage.environments().get(0).id()))
                .isTrue();
        stage.untilNothingIsLeft();
        assertThat(engine.books().hasDataset(VDB)).isFalse();
    }

    /** Its login was not there for a while. Nobody waits for the next try that the clock would bring. */
    @ParameterizedTest
    @CsvSource({"NEVER_ARRIVED", "ANSWER_LOST"})
    void aLaterBuildLooksAtOnceWhatBecameOfIt(Loss loss) throws Exception {
        usedAndDeletedByHand("1h");
        lost("1h", loss.how());
        stage.personal = true;
        EnvironmentStage.until(() -> {
            stage.desk().sweeper().sweep();
            return stage.environments().stream().anyMatch(each -> each.removal().trouble() != null);
        });
        stage.personal = false;

        Using third = thirdBuild("1h");

        assertThat(third.body).as(third.outcome + " " + stage.said()).isDone();
    }
}
