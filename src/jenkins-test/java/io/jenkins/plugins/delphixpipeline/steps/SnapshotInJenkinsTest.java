package io.jenkins.plugins.delphixpipeline.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.steps.refresh.SnapshotStep;
import org.jenkinsci.plugins.workflow.cps.SnippetizerTester;
import org.junit.jupiter.api.Test;

/** {@code delphixSnapshot} in a real Jenkins. */
class SnapshotInJenkinsTest extends StepInJenkins {
    @Override
    Calls<?> calls() {
        return new Calls<>(() -> new SnapshotStep("Patients Prod"))
                .call("delphixSnapshot 'Patients Prod'", step -> {})
                .call(
                        "delphixSnapshot connection: 'test-engine', dataset: 'Patients Prod'",
                        step -> step.setConnection("test-engine"))
                .call(
                        "delphixSnapshot dataset: 'Patients Prod', resultVariable: 'PROD', "
                                + "syncParameters: '{\"loadFromBackup\": true}'",
                        step -> {
                            step.setResultVariable("PROD");
                            step.setSyncParameters("{\"loadFromBackup\": true}");
                        });
    }

    @Test
    void runsInAScriptedPipelineAndReturnsWhatTheSandboxCanUse() throws Exception {
        String log = run("""
                def made = delphixSnapshot 'Patients Prod'
                echo "first job ${made.jobs[0]} of ${made.jobs.size()}"
                echo "longer ${made.durationMillis + 1 > made.durationMillis}"
                made.each { key, value -> echo "${key} is ${value}" }
                echo "keys ${made.keySet().join('+')}"
                made.mine = 'changed'
                echo made.mine
                echo "started ${made['startedAt'].substring(0, 2)}"
                """);
        assertThat(log)
                .containsPattern("first job JOB-\\d+ of 1")
                .contains("longer true", "snapshotReference is ", "snapshot+", "changed", "started 20");
    }

    @Test
    void runsInADeclarativePipeline() throws Exception {
        String log = run(declarative("""
                delphixSnapshot dataset: 'Patients Prod', resultVariable: 'PROD'
                echo "by ${PROD_JOBS}: ${PROD_SNAPSHOT_REFERENCE}"
                """));
        assertThat(log).containsPattern("by JOB-\\d+: \\S+_SNAPSHOT-\\d+");
    }

    @Test
    void aCallWithoutItsDatasetIsStillReadSoThatTheFormCanMendIt() throws Exception {
        new SnippetizerTester(jenkins).assertParseStep(new SnapshotStep(""), "delphixSnapshot ''");
    }
}
