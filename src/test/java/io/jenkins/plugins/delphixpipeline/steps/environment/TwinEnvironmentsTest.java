package io.jenkins.plugins.delphixpipeline.steps.environment;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.simulator.Fault;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.Switch;
import io.jenkins.plugins.delphixpipeline.steps.environment.EnvironmentStage.Using;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two controllers with the same login want a VDB of the same name and origin at the same moment. */
@Timeout(60)
class TwinEnvironmentsTest {
    private static final String VDB = EnvironmentStage.VDB;

    private final SimulatedEngine engine =
            SimulatedEngine.builder().jobDuration(Duration.ofMillis(60)).start();
    private EnvironmentStage stage;
    private EnvironmentStage elsewhere;

    @BeforeEach
    void open() throws Exception {
        stage = new EnvironmentStage(engine);
        stage.connection.setReadTimeoutSeconds(3);
        elsewhere = new EnvironmentStage(engine);
    }

    @AfterEach
    void close() {
        stage.close();
        elsewhere.close();
        engine.close();
    }

    enum Loss {
        /** Ours never arrives, and theirs stands there when it is looked for. */
        NEVER_ARRIVES,
        /** Ours is refused, since theirs was quicker. */
        REFUSED
    }

    @ParameterizedTest
    @CsvSource({
        "NEVER_ARRIVES,LIST_TOTAL_NULL",
        "NEVER_ARRIVES,NO_USER_AGENT",
        "NEVER_ARRIVES,USER_AGENT_FROM_LOGIN",
        "REFUSED,LIST_TOTAL_NULL",
        "REFUSED,NO_USER_AGENT",
        "REFUSED,USER_AGENT_FROM_LOGIN"
    })
    void theOthersVdbIsNeverTakenForOurs(Loss loss, Switch how) throws Exception {
        engine.switches().turnOn(how);
        Using[] theirs = {null};
        engine.faults().on("POST", "/provision$").fails((request, handling) -> {
            try {
                theirs[0] = elsewhere.begin(EnvironmentStage.step(), 1).untilInBody();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            return loss == Loss.REFUSED ? handling.get() : Fault.dropBefore().around(request, handling);
        });

        Using ours = stage.begin(EnvironmentStage.step(), 1);
        EnvironmentStage.until(() -> ours.body.isDone() || ours.outcome.isDone());
        if (ours.body.isDone()) {
            ours.succeed();
            ours.result();
        }

        assertThat(theirs[0].body).isDone();
        assertThat(engine.books().hasDataset(VDB)).isTrue();
        assertThat(ours.failure()).contains(VDB);
        assertThat(ours.body).isNotDone();
        stage.desk().sweeper().sweep();
        theirs[0].succeed();
        assertThat(theirs[0].result()).isEqualTo("made");
        assertThat(engine.books().jobs("DB_PROVISION")).hasSize(1);
        assertThat(engine.books().jobs("DB_DELETE")).hasSize(1);
        stage.untilNothingIsLeft();
        assertThat(engine.books().jobs("DB_DELETE")).hasSize(1);
    }
}
