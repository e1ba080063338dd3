package io.jenkins.plugins.delphixpipeline.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.steps.vdb.VdbStep;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code delphixVdb} in a real Jenkins. */
class VdbInJenkinsTest extends StepInJenkins {
    @Override
    Calls<?> calls() {
        return new Calls<>(() -> new VdbStep("QA/Patients", "rewind"))
                .call("delphixVdb action: 'rewind', vdb: 'QA/Patients'", step -> {})
                .call(
                        "delphixVdb action: 'rewind', point: 'LATEST_POINT', vdb: 'QA/Patients'",
                        step -> step.setPoint("LATEST_POINT"))
                .call(
                        "delphixVdb action: 'rewind', snapshot: '@2026-03-01', vdb: 'QA/Patients'",
                        step -> step.setSnapshot("@2026-03-01"))
                .call(
                        "delphixVdb action: 'rewind', timestamp: '2026-03-01T06:00:00Z', vdb: 'QA/Patients'",
                        step -> step.setTimestamp("2026-03-01T06:00:00Z"))
                .call(
                        "delphixVdb action: 'rewind', allowUnmasked: true, bookmark: 'release 4', vdb: 'QA/Patients'",
                        step -> {
                            step.setBookmark("release 4");
                            step.setAllowUnmasked(true);
                        });
    }

    @BeforeAll
    static void addVdb() {
        engine.world().addGroup("QA");
        engine.world().addVdb("QA", "Patients", "Masked/" + MASTER);
    }

    @Test
    void runsInAScriptedPipelineAndReturnsWhatTheSandboxCanUse() throws Exception {
        String log = run("""
                delphixSnapshot 'QA/Patients'
                def made = delphixVdb vdb: 'QA/Patients', action: 'rewind'
                echo "${made.vdb} enabled: ${made.enabled}, by ${made.jobs.join('+')}"
                """);
        assertThat(log).containsPattern("QA/Patients enabled: true, by JOB-\\d+");
    }

    @Test
    void runsInADeclarativePipeline() throws Exception {
        String log = run(declarative("""
                delphixVdb vdb: 'QA/Patients', action: 'stop', resultVariable: 'STOPPED'
                echo "running: ${STOPPED_RUNNING}"
                delphixVdb vdb: 'QA/Patients', action: 'start'
                """));
        assertThat(log).contains("running: false");
    }

    @Test
    void aDeclarativePipelineMayNameAGroupAlone() throws Exception {
        assertThat(failure(declarative("delphixVdb vdbGroup: 'preps', action: 'stop'")))
                .contains("preps")
                .doesNotContain("Missing required parameter");
    }
}
