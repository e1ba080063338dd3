package io.jenkins.plugins.delphixpipeline;

import static io.jenkins.plugins.delphixpipeline.VdbOperationsContract.MASTER;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.simulator.Scenario;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.steps.StepStage;
import io.jenkins.plugins.delphixpipeline.steps.refresh.RefreshMaskedStep;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A build that fails says of every dataset that holds unmasked rows, not only of the one that failed. */
class UnmaskedNowTest {
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
