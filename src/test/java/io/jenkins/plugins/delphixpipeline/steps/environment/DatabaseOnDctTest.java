package io.jenkins.plugins.delphixpipeline.steps.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.model.Result;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.dct.SimulatedDct;
import io.jenkins.plugins.delphixpipeline.steps.environment.EnvironmentStage.Using;
import java.time.Duration;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** DCT does not tell what kind of database a VDB of a plugin is, so that the step can say it. */
@Timeout(90)
class DatabaseOnDctTest {
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

    private static WithDelphixVdbStep withLogin() {
        WithDelphixVdbStep step = EnvironmentStage.step();
        step.setAdminCredentialsId("administrator");
        step.setDatabase("postgres");
        return step;
    }

    private static WithDelphixVdbStep withLogin(String databaseType) {
        WithDelphixVdbStep step = withLogin();
        step.setDatabaseType(databaseType);
        return step;
    }

    /** One thread looks, before the VDB is made, for what a login needs; the others ask the database, which is not there. */
    @Test
    void aDatabaseOfThatKindIsWaitedFor() throws Exception {
        Using using = stage.begin(withLogin("postgresql"), 1);

        EnvironmentStage.until(() -> stage.logins.size() > 2 || using.outcome.isDone());

        assertThat(using.outcome).isNotDone();
        using.execution.stop(new FlowInterruptedException(Result.ABORTED));
        assertThatThrownBy(using::result).hasCauseInstanceOf(FlowInterruptedException.class);
    }

    @Test
    void whoDoesNotSayItIsToldTheParameterOfTheStep() throws Exception {
        assertThat(stage.begin(withLogin(), 1).failure())
                .contains("does not say which database", "Add databaseType to the step");
    }

    @Test
    void aKindThatThereIsNotIsSaidBeforeAnythingIsMade() throws Exception {
        assertThat(stage.begin(withLogin("postgres"), 1).failure())
                .contains("databaseType cannot be \"postgres\"", "Nothing was changed.");
        assertThat(engine.books().submissions("/provision")).isZero();
    }

    @Test
    void aDriverThatIsMissingIsSaidBeforeAnythingIsMade() throws Exception {
        stage.driversGone = true;

        assertThat(stage.begin(withLogin("postgresql"), 1).failure()).contains("JDBC driver of PostgreSQL");
        assertThat(engine.books().submissions("/provision")).isZero();
    }
}
