package io.jenkins.plugins.delphixpipeline.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.steps.refresh.RefreshMaskedStep;
import org.junit.jupiter.api.Test;

/** {@code delphixRefreshMasked} in a real Jenkins. */
class RefreshMaskedInJenkinsTest extends StepInJenkins {
    @Override
    Calls<?> calls() {
        return new Calls<>(() -> new RefreshMaskedStep("Patients Masked Master"))
                .call("delphixRefreshMasked 'Patients Masked Master'", step -> {})
                .call(
                        "delphixRefreshMasked syncFirst: true, vdb: 'Patients Masked Master'",
                        step -> step.setSyncFirst(true))
                .call(
                        "delphixRefreshMasked maskingJob: 'Mask Patients', vdb: 'Patients Masked Master'",
                        step -> step.setMaskingJob("Mask Patients"))
                .call(
                        "delphixRefreshMasked maskingHook: 'mask.sh', point: 'LATEST_POINT', vdb: 'Patients Masked Master'",
                        step -> {
                            step.setMaskingHook("mask.sh");
                            step.setPoint("LATEST_POINT");
                        })
                .call(
                        "delphixRefreshMasked requireMasked: false, vdb: 'Patients Masked Master'",
                        step -> step.setRequireMasked(false));
    }

    @Test
    void runsInAScriptedPipelineAndReturnsWhatTheSandboxCanUse() throws Exception {
        String log = run("""
                def made = delphixRefreshMasked vdb: 'Patients Masked Master', maskingJob: 'Mask Patients', syncFirst: true
                echo "${made.vdb} masked by ${made.maskingStep} in ${made.jobs.size()} jobs"
                """);
        assertThat(log).contains("Masked/Patients Masked Master masked by masking job \"Mask Patients\" in 2 jobs");
    }

    @Test
    void runsInADeclarativePipeline() throws Exception {
        String log = run(declarative("""
                delphixRefreshMasked vdb: 'Patients Masked Master', resultVariable: 'MASTER'
                echo "from ${MASTER_FROM} by ${MASTER_JOBS}"
                """));
        assertThat(log).containsPattern("from Production/Patients Prod by JOB-\\d+");
        assertThat(engine.books().vdb("Masked/" + MASTER).exposesUnmaskedRows()).isFalse();
    }
}
