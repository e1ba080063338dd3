package io.jenkins.plugins.delphixpipeline.steps.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.AbortException;
import io.jenkins.plugins.delphixpipeline.operation.vdb.SnapshotDataset;
import io.jenkins.plugins.delphixpipeline.run.OperationExecution;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnapshotStepTest {
    private final SnapshotStep step = new SnapshotStep(" Patients Prod ");

    @Test
    void onlyTheDatasetIsNeeded() throws Exception {
        assertThat(step.operation())
                .usingRecursiveComparison()
                .isEqualTo(new SnapshotDataset("Patients Prod", Map.of()));
    }

    @Test
    void syncParametersAreReadAsJson() throws Exception {
        step.setSyncParameters("{\"parameters\": {\"resync\": true}, \"filesForFullBackup\": [1, 2]}");

        assertThat(step.operation())
                .usingRecursiveComparison()
                .isEqualTo(new SnapshotDataset(
                        "Patients Prod",
                        Map.of("parameters", Map.of("resync", true), "filesForFullBackup", List.of(1, 2))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\": tru}     | syncParameters is not valid JSON at line 1, column",
                "{\"a\": 1} {}    | syncParameters is not valid JSON at line 1, column",
                "{\"a\":1,\"a\":2} | Duplicate field 'a'",
                "[1]              | syncParameters must be one JSON object, for example {\"key\": \"value\"}",
                "null             | syncParameters must be one JSON object",
                "resync=true      | syncParameters must be one JSON object"
            })
    void badJsonIsRefusedWithItsPosition(String json, String sentence) {
        step.setSyncParameters(json);

        assertThatThrownBy(step::operation)
                .isInstanceOf(AbortException.class)
                .hasMessageContaining(sentence)
                .hasMessageEndingWith("Nothing was changed.");
    }

    @Test
    void blankDatasetIsToldAtStartAndNotInTheConstructor() {
        SnapshotStep blank = new SnapshotStep("  ");

        assertThatThrownBy(() -> blank.start(null))
                .isInstanceOf(AbortException.class)
                .hasMessageContaining("\ndataset is needed. Nothing was changed.\nWhat to do: ");
    }

    @Test
    void resultVariableMustBeTheNameOfAVariable() {
        step.setResultVariable("1-PREP");

        assertThatThrownBy(() -> step.start(null))
                .isInstanceOf(AbortException.class)
                .hasMessageContaining("resultVariable cannot be \"1-PREP\"");
    }

    @Test
    void startMakesAnExecutionAndAsksNobody() throws Exception {
        step.setConnection("production-engine");
        step.setResultVariable("PROD");

        assertThat(step.start(null)).isInstanceOf(OperationExecution.class);
    }

    @Test
    void formChecksSayWhatTheStepWouldSay() {
        SnapshotStep.DescriptorImpl descriptor = new SnapshotStep.DescriptorImpl();

        assertThat(descriptor.doCheckDataset("")).hasMessage("Required");
        assertThat(descriptor.doCheckDataset("Patients Prod").kind).hasToString("OK");
        assertThat(descriptor.doCheckSyncParameters("{").kind).hasToString("ERROR");
        assertThat(descriptor.doCheckSyncParameters("").kind).hasToString("OK");
        assertThat(descriptor.doCheckResultVariable("a b").kind).hasToString("ERROR");
        assertThat(descriptor.doCheckResultVariable("").kind).hasToString("OK");
    }
}
