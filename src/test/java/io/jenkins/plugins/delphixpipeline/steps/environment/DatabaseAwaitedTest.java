package io.jenkins.plugins.delphixpipeline.steps.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.when;

import hudson.FilePath;
import io.jenkins.plugins.delphixpipeline.simulator.Fault;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.steps.environment.EnvironmentStage.Using;
import java.io.IOException;
import java.time.Duration;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The engine is asked, too, while a block waits for its database: where that is may change as it starts. */
@Timeout(90)
class DatabaseAwaitedTest {
    private static final String VDB = EnvironmentStage.VDB;

    private final SimulatedEngine engine =
            SimulatedEngine.builder().jobDuration(Duration.ofMillis(60)).start();
    private EnvironmentStage stage;

    @BeforeEach
    void open() throws Exception {
        stage = new EnvironmentStage(engine);
    }

    @AfterEach
    void close() {
        stage.close();
        engine.close();
    }

    private static WithDelphixVdbStep step() {
        WithDelphixVdbStep step = EnvironmentStage.step();
        step.setAdminCredentialsId("administrator");
        step.setDatabase("postgres");
        return step;
    }

    private Using waiting() throws Exception {
        Using using = stage.begin(step(), 1);
        untilTriedAgain(using, 1);
        return using;
    }

    private void untilTriedAgain(Using using, int times) {
        int wanted = stage.logins.size() + times;
        EnvironmentStage.until(() -> using.outcome.isDone()
                || stage.logins.size() > wanted && stage.logins.stream().noneMatch(Thread::isAlive));
    }

    @Test
    void anOutageOfTheEngineMeanwhileIsBorneWith() throws Exception {
        Using using = waiting();
        engine.faults().on("GET", "/database").always().fails(Fault.dropBefore());
        untilTriedAgain(using, 2);
        assertThat(using.outcome).as(stage.said()).isNotDone();
        assertThat(stage.said()).containsOnlyOnce("trouble with the connection");

        engine.faults().clear();
        EnvironmentStage.until(() -> using.outcome.isDone() || stage.said().contains("the connection works again"));

        assertThat(using.outcome).isNotDone();
        using.execution.stop(new FlowInterruptedException(hudson.model.Result.ABORTED));
        assertThatThrownBy(using::result).hasCauseInstanceOf(FlowInterruptedException.class);
        assertThat(engine.books().hasDataset(VDB)).isFalse();
    }

    /** As after a restart of the controller. */
    @Test
    void anAgentThatIsNotBackYetIsWaitedFor() throws Exception {
        Using using = stage.new Using(1, null);
        when(using.context.get(FilePath.class)).thenThrow(new IOException("Unable to create live FilePath for agent1"));
        using.execution = (EnvironmentExecution) step().start(using.context);
        using.execution.start();
        untilTriedAgain(using, 3);

        assertThat(using.outcome).as(stage.said()).isNotDone();
        assertThat(stage.said()).containsOnlyOnce("The agent is not connected");
        using.execution.stop(new FlowInterruptedException(hudson.model.Result.ABORTED));
        assertThatThrownBy(using::result).hasCauseInstanceOf(FlowInterruptedException.class);
    }

    @Test
    void thatItsVdbIsGoneIsToldInWords() throws Exception {
        Using using = waiting();
        String reference = engine.books().dataset(VDB).reference();
        engine.world().as(SimulatedEngine.USER).post("/database/" + reference + "/delete", null);

        assertThat(using.failure()).contains("environment of \"" + VDB + "\"", "What to do");
    }
}
