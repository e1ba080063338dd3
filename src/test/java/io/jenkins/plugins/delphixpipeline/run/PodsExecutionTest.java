package io.jenkins.plugins.delphixpipeline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.delphixpipeline.simulator.Scenario;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.api.RequestLog;
import io.jenkins.plugins.delphixpipeline.steps.StepStage;
import io.jenkins.plugins.delphixpipeline.steps.StoredStep;
import io.jenkins.plugins.delphixpipeline.steps.pod.DataPodStep;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PodsExecutionTest {
    private final SimulatedEngine engine = SimulatedEngine.builder()
            .scenario(Scenario.PATIENTS)
            .jobDuration(Duration.ofMillis(400))
            .start();
    private final StepStage stage = new StepStage();

    @BeforeEach
    void connect() throws Exception {
        stage.connection("engine", engine.url());
    }

    @AfterEach
    void close() {
        stage.close();
        engine.close();
    }

    private static DataPodStep all(String action, int atOnce) {
        DataPodStep step = new DataPodStep(action, "Patients");
        step.setAll(true);
        step.setAtOnce(atOnce);
        return step;
    }

    private long running() {
        return engine.books().jobs().stream()
                .filter(job -> job.state().equals("RUNNING"))
                .count();
    }

    @Test
    void allPodsAreStoppedButNotMoreThanSoManyAtOnce() throws Exception {
        CompletableFuture<Object> outcome = CompletableFuture.supplyAsync(() -> {
            try {
                return stage.run(all("stop", 3));
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        long most = 0;
        while (!outcome.isDone()) {
            most = Math.max(most, running());
        }
        assertThat(most).isBetween(2L, 3L);
        assertThat(engine.books().pods()).hasSize(7).allMatch(pod -> pod.state().equals("OFFLINE"));
        Map<?, ?> result = (Map<?, ?>) outcome.join();
        assertThat((List<?>) result.get("dataPods")).hasSize(7);
        assertThat((List<?>) result.get("jobs")).hasSize(7);
    }

    @Test
    void aPodThatFailsDoesNotKeepTheOthersFromBeingDone() throws Exception {
        engine.world().setJobDuration(Duration.ofMillis(50));
        engine.world().setPodState("prep3", "INCONSISTENT");
        DataPodStep step = all("reset", 7);
        step.setRecover(false);
        assertThat(stage.failure(step))
                .startsWith("1 of 7 data pods failed:")
                .contains("The data pod \"prep3\" is inconsistent");
        assertThat(engine.books().submissions("/reset$")).isEqualTo(6);
        assertThat(stage.console.toString(StandardCharsets.UTF_8)).contains("prep1", "prep7");
    }

    @Test
    void aTemplateThatIsNotThereIsToldOnce() throws Exception {
        DataPodStep step = new DataPodStep("stop", "Patient");
        step.setAll(true);
        assertThat(stage.failure(step)).contains("There is no Self-Service template named \"Patient\"");
    }

    /** The controller goes down after somebody aborted, and before the engine was told. */
    @Test
    void anAbortHoldsAfterARestartForThePodsThatWereUnderWay() throws Exception {
        engine.world().setJobDuration(Duration.ofMinutes(10));
        engine.faults().on("POST", "/cancel$").always().status(503);
        StepExecution before = stage.begin(all("stop", 3));
        await().until(() -> running() == 3 && !before.getStatus().isEmpty());
        before.stop(new InterruptedException("aborted"));
        await().until(() -> engine.books().requests().stream()
                        .map(RequestLog.Entry::path)
                        .filter(path -> path.endsWith("/cancel"))
                        .distinct()
                        .count()
                == 3);
        StoredStep stored = StoredStep.of(before);
        stage.close();
        engine.faults().clear();

        try (StepStage next = new StepStage()) {
            next.connection("engine", engine.url());
            CompletableFuture<Object> outcome = next.resume(stored);

            assertThat(outcome)
                    .failsWithin(Duration.ofSeconds(20))
                    .withThrowableThat()
                    .withMessageContaining("aborted");
            assertThat(engine.books().jobs())
                    .as("those that were not begun are left alone")
                    .hasSize(3)
                    .allMatch(job -> job.state().equals("CANCELED"));
        }
    }
}
