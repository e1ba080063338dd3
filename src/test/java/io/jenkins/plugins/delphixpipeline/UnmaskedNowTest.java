package io.jenkins.plugins.delphixpipeline;

import static io.jenkins.plugins.delphixpipeline.VdbOperationsContract.MASTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hudson.model.Result;
import io.jenkins.plugins.delphixpipeline.simulator.Scenario;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.steps.StepStage;
import io.jenkins.plugins.delphixpipeline.steps.provision.ProvisionStep;
import io.jenkins.plugins.delphixpipeline.steps.refresh.RefreshMaskedStep;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A build that fails says of every dataset that holds unmasked rows, not only of the one that failed. */
class UnmaskedNowTest {
    /** A job that is cancelled runs on for a while, and then the VDB is disabled. */
    private static final Duration TO_THE_END = Duration.ofSeconds(30);

    private static final String SENTENCE = "WARNING: not proven to be masked now: ";

    private final SimulatedEngine engine = SimulatedEngine.builder()
            .scenario(Scenario.PATIENTS)
            .jobDuration(Duration.ofMillis(40))
            .start();
    private final StepStage stage = new StepStage();

    @Test
    void everyDatasetOfTheSameProductionIsTold() throws Exception {
        stage.connection("production-engine", engine.url());
        engine.world().addGroup("QA");
        engine.world().addVdb("QA", "Open", "Production/Patients Prod");
        engine.world().addVdb("QA", "Open's copy", "QA/Open");
        engine.faults().failMasking();

        stage.failure(new RefreshMaskedStep("Patients Masked Master"));

        List<String> unmasked = engine.books().datasets().stream()
                .filter(dataset -> dataset.parent() != null && !dataset.holdsMaskedRows())
                .filter(dataset -> !dataset.name().startsWith("Finance"))
                .map(dataset -> dataset.name() + (dataset.enabled() ? "" : " (disabled)"))
                .toList();
        assertThat(unmasked).contains(MASTER + " (disabled)", "QA/Open", "QA/Open's copy");
        assertThat(told()).containsExactlyInAnyOrderElementsOf(unmasked);
    }

    @Test
    void whatFailsBeforeItsDataIsKnownTellsNothing() throws Exception {
        stage.connection("production-engine", engine.url());
        stage.failure(new RefreshMaskedStep("Patients Mastr"));
        assertThat(console()).doesNotContain(SENTENCE);
    }

    @Test
    void whatIsRefusedBeforehandIsTold() throws Exception {
        stage.connection("production-engine", engine.url());
        engine.world().addVdb("QA", "Open", "Production/Patients Prod");

        stage.failure(new RefreshMaskedStep("Open"));

        assertThat(engine.books().jobs()).isEmpty();

        assertThat(told()).containsExactly("QA/Open");
    }

    @Test
    void whatStandsBehindADataPodIsTold() throws Exception {
        stage.connection("production-engine", engine.url());
        stage.run(pod("refresh"));
        engine.faults().failMasking();
        stage.failure(new RefreshMaskedStep("Patients Masked Master"));
        stage.console.reset();

        stage.failure(pod("fail"));

        assertThat(told()).containsExactly(MASTER + " (disabled)");
    }

    private static ProvisionStep pod(String ifExists) {
        ProvisionStep step = new ProvisionStep();
        step.setDataPod("prep1");
        step.setTemplate("Patients");
        step.setIfExists(ifExists);
        return step;
    }

    @Test
    void anAbortedRefreshIsToldAsWell() throws Exception {
        stage.connection("production-engine", engine.url());
        engine.world().setJobDuration(Duration.ofSeconds(8));
        CountDownLatch opened = new CountDownLatch(1);
        engine.world().onNewData(MASTER, opened::countDown);
        StepExecution execution = stage.begin(new RefreshMaskedStep("Patients Masked Master"));
        assertThat(opened.await(30, TimeUnit.SECONDS)).isTrue();

        execution.stop(new FlowInterruptedException(Result.ABORTED));

        await().atMost(TO_THE_END).untilAsserted(() -> assertThat(told()).containsExactly(MASTER + " (disabled)"));
    }

    @Test
    void aMasterThatAnAbortDisabledBeforeItsDataMovedIsInTheReportOfTheBuild() throws Exception {
        stage.connection("production-engine", engine.url());
        engine.world().setJobDuration(Duration.ofSeconds(8));
        StepExecution execution = stage.begin(new RefreshMaskedStep("Patients Masked Master"));
        await().untilAsserted(() -> assertThat(engine.books().jobs()).isNotEmpty());

        execution.stop(new FlowInterruptedException(Result.ABORTED));

        await().atMost(TO_THE_END).untilAsserted(() -> assertThat(stage.report().text())
                .isEqualTo("No masked data was delivered; disabled by this build: " + MASTER));
        assertThat(told()).isEmpty();
    }

    private String console() {
        return stage.console.toString(StandardCharsets.UTF_8);
    }

    private List<String> told() {
        return console()
                .lines()
                .filter(line -> line.contains(SENTENCE))
                .map(line -> line.substring(line.indexOf(SENTENCE) + SENTENCE.length()))
                .flatMap(line -> Stream.of(line.split(", ")))
                .toList();
    }

    @AfterEach
    void stop() {
        stage.close();
        engine.close();
    }
}
