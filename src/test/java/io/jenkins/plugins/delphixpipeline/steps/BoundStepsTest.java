package io.jenkins.plugins.delphixpipeline.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import hudson.AbortException;
import hudson.model.TaskListener;
import io.jenkins.plugins.delphixpipeline.config.ConnectionChoice;
import io.jenkins.plugins.delphixpipeline.config.DelphixConnection;
import io.jenkins.plugins.delphixpipeline.run.BlockingOperation;
import io.jenkins.plugins.delphixpipeline.run.OperationRunner;
import io.jenkins.plugins.delphixpipeline.session.ConnectionRegistry;
import io.jenkins.plugins.delphixpipeline.simulator.Books;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.steps.pod.DataPodStep;
import io.jenkins.plugins.delphixpipeline.steps.refresh.RefreshMaskedStep;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The steps that are more than one operation, and the build that waits on its executor, go on where they began as well. */
@Timeout(60)
class BoundStepsTest {
    private static final String MASTER = "Masked/Patients Masked Master";

    private final SimulatedEngine engine =
            SimulatedEngine.builder().jobDuration(Duration.ofMillis(300)).start();
    private final SimulatedEngine other =
            SimulatedEngine.builder().jobDuration(Duration.ofMillis(300)).start();
    private final StepStage stage = new StepStage();

    @BeforeEach
    void connect() throws Exception {
        stage.connection("engine", engine.url());
    }

    @AfterEach
    void close() {
        stage.close();
        engine.close();
        other.close();
    }

    /** What an administrator does with the connection that is the only one; the step's name for it then leads elsewhere. */
    enum Change {
        URL,
        RENAMED,
        REMOVED
    }

    private void make(Change change) {
        try {
            List<DelphixConnection> before = List.copyOf(stage.connections);
            switch (change) {
                case URL -> stage.connection("engine", other.url());
                case RENAMED -> {
                    stage.connection("renamed", engine.url());
                    stage.connection("engine", other.url());
                }
                case REMOVED -> stage.connection("another", other.url());
            }
            stage.connections.removeAll(before);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private void nothingWasChangedElsewhere() {
        assertThat(other.books().jobs()).extracting(Books.JobEntry::actionType).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void allPodsAreThoseThatWereFoundAtFirst(Change change) throws Exception {
        engine.faults().on("POST", "/disable$").fails((request, handling) -> {
            make(change);
            return handling.get();
        });
        DataPodStep step = new DataPodStep("stop", "Patients");
        step.setAll(true);
        step.setAtOnce(1);

        stage.run(step);

        assertThat(engine.books().pods()).hasSize(7).allMatch(pod -> pod.state().equals("OFFLINE"));
        nothingWasChangedElsewhere();
    }

    @ParameterizedTest
    @EnumSource
    void aBuildThatWaitsOnItsExecutorGuardsTheRightEngine(Change change) throws Exception {
        engine.world().setJobDuration("DB_REFRESH", Duration.ofMinutes(10));
        ByteArrayOutputStream console = new ByteArrayOutputStream();
        TaskListener listener = mock(TaskListener.class);
        when(listener.getLogger()).thenReturn(new PrintStream(console, true, StandardCharsets.UTF_8));
        ConnectionRegistry connections = new ConnectionRegistry(() -> stage.connections, () -> "", stage);
        RefreshMaskedStep step = new RefreshMaskedStep("Patients Masked Master");
        CompletableFuture<Throwable> end = CompletableFuture.supplyAsync(() -> {
            try {
                BlockingOperation.perform(
                        step.operation(),
                        OperationRunner.of(
                                stage.run("Data Pipeline#1"), ConnectionChoice.unspecified(), null, connections),
                        listener);
                return null;
            } catch (Exception e) {
                return e;
            }
        });
        Awaitility.await().until(() -> engine.books().jobs("DB_REFRESH").size() == 1);
        assertThat(connections.openWork().all()).hasSize(1);
        make(change);

        engine.world().failJob(engine.books().jobs("DB_REFRESH").get(0).reference(), "disk full");

        assertThat(end.get(30, TimeUnit.SECONDS))
                .isInstanceOf(AbortException.class)
                .hasMessageContaining("disk full");
        assertThat(console.toString(StandardCharsets.UTF_8)).contains("was DISABLED");
        assertThat(engine.books().vdb(MASTER).enabled()).isFalse();
        assertThat(connections.openWork().all()).isEmpty();
        nothingWasChangedElsewhere();
    }
}
