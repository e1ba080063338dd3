package io.jenkins.plugins.delphixpipeline.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.steps.provision.ProvisionStep;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.SnippetizerTester;
import org.junit.jupiter.api.Test;

/** {@code delphixProvision} in a real Jenkins. */
class ProvisionInJenkinsTest extends StepInJenkins {
    @Override
    Calls<?> calls() {
        return new Calls<>(ProvisionStep::new)
                .call("delphixProvision from: 'Patients Masked Master', vdb: 'QA/Patients'", step -> {
                    step.setVdb("QA/Patients");
                    step.setFrom("Patients Masked Master");
                })
                .call(
                        "delphixProvision environment: 'Linux', from: 'Patients Masked Master', ifExists: 'refresh', "
                                + "maskingJob: 'Mask Patients', parameters: '{\"name\": \"x\"}', "
                                + "repository: '/usr/pgsql', snapshot: '@1', targetGroup: 'QA', vdb: 'Patients'",
                        step -> {
                            step.setVdb("Patients");
                            step.setFrom("Patients Masked Master");
                            step.setIfExists("refresh");
                            step.setTargetGroup("QA");
                            step.setEnvironment("Linux");
                            step.setRepository("/usr/pgsql");
                            step.setMaskingJob("Mask Patients");
                            step.setParameters("{\"name\": \"x\"}");
                            step.setSnapshot("@1");
                        })
                .call("delphixProvision dataPod: 'prep1', template: 'Patients'", step -> {
                    step.setDataPod("prep1");
                    step.setTemplate("Patients");
                })
                .call(
                        "delphixProvision allowUnmasked: true, dataPod: 'prep1', ifExists: 'keep', owners: ['ann', 'bob'], "
                                + "template: 'Patients', vdbs: ['QA/Patients', 'QA/Bills']",
                        step -> {
                            step.setDataPod("prep1");
                            step.setTemplate("Patients");
                            step.setVdbs(List.of("QA/Patients", "QA/Bills"));
                            step.setOwners(List.of("ann", "bob"));
                            step.setIfExists("keep");
                            step.setAllowUnmasked(true);
                        });
    }

    @Test
    void runsInAScriptedPipelineAndReturnsWhatTheSandboxCanUse() throws Exception {
        engine.world().addGroup("QA");
        String log = run("""
                def made = delphixProvision vdb: 'QA/Patients', from: 'Patients Masked Master'
                echo "made ${made.vdb} from ${made.from} by ${made.jobs[0]}"
                """);
        assertThat(log).containsPattern("made QA/Patients from Masked/Patients Masked Master by JOB-\\d+");
        assertThat(engine.books().hasDataset("QA/Patients")).isTrue();
    }

    @Test
    void runsInADeclarativePipeline() throws Exception {
        String log = run(declarative("""
                delphixProvision dataPod: 'prep1', template: 'Patients', resultVariable: 'PREP1'
                echo "${PREP1_DATA_POD} of ${PREP1_TEMPLATE} by ${PREP1_JOBS}"
                """));
        assertThat(log).containsPattern("prep1 of Patients by JOB-\\d+");
    }

    @Test
    void aCallThatSaysNothingIsStillReadSoThatTheFormCanMendIt() throws Exception {
        new SnippetizerTester(jenkins).assertParseStep(new ProvisionStep(), "delphixProvision()");
    }
}
