package io.jenkins.plugins.delphixpipeline.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.steps.refresh.RefreshStep;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code delphixRefresh} in a real Jenkins. */
class RefreshInJenkinsTest extends StepInJenkins {
    @Override
    Calls<?> calls() {
        return new Calls<>(() -> new RefreshStep("QA/Patients"))
                .call("delphixRefresh vdb: 'QA/Patients'", step -> {})
                .call("delphixRefresh point: 'LATEST_POINT', vdb: 'QA/Patients'", step -> step.setPoint("LATEST_POINT"))
                .call(
                        "delphixRefresh snapshot: '@2026-03-01', vdb: 'QA/Patients'",
                        step -> step.setSnapshot("@2026-03-01"))
                .call(
                        "delphixRefresh timestamp: '2026-03-01T06:00:00Z', vdb: 'QA/Patients'",
                        step -> step.setTimestamp("2026-03-01T06:00:00Z"))
                .call("delphixRefresh bookmark: 'release 4', vdb: 'QA/Patients'", step -> step.setBookmark("release 4"))
                .call("delphixRefresh allowUnmasked: true, vdb: 'QA/Patients'", step -> step.setAllowUnmasked(true));
    }

    @BeforeAll
    static void addVdb() {
        engine.world().addGroup("QA");
        engine.world().addVdb("QA", "Patients", "Masked/" + MASTER);
    }

    @Test
    void runsInAScriptedPipelineAndReturnsWhatTheSandboxCanUse() throws Exception {
        String log = run("""
                def made = delphixRefresh 'QA/Patients'
                echo "${made.vdb} from ${made.from} by ${made.jobs.join('+')}"
                """);
        assertThat(log).containsPattern("QA/Patients from Masked/Patients Masked Master by JOB-\\d+");
    }

    @Test
    void runsInADeclarativePipeline() throws Exception {
        String log = run(declarative("""
                delphixRefresh vdb: 'QA/Patients', point: 'LATEST_POINT', allowUnmasked: true, resultVariable: 'QA'
                echo "refreshed ${QA_VDB} by ${QA_JOBS}"
                """));
        assertThat(log).containsPattern("refreshed QA/Patients by JOB-\\d+");
    }

    @Test
    void aDeclarativePipelineMayNameAGroupAlone() throws Exception {
        assertThat(failure(declarative("delphixRefresh vdbGroup: 'preps'")))
                .contains("preps")
                .doesNotContain("Missing required parameter");
    }
}
