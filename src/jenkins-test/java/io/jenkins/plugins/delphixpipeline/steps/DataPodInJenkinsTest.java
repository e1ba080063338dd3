package io.jenkins.plugins.delphixpipeline.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.steps.pod.DataPodStep;
import org.junit.jupiter.api.Test;

/** {@code delphixDataPod} in a real Jenkins. */
class DataPodInJenkinsTest extends StepInJenkins {
    @Override
    Calls<?> calls() {
        return new Calls<>(() -> new DataPodStep("refresh", "Patients"))
                .call(
                        "delphixDataPod action: 'refresh', dataPod: 'prep1', template: 'Patients'",
                        step -> step.setDataPod("prep1"))
                .call("delphixDataPod action: 'refresh', all: true, atOnce: 3, template: 'Patients'", step -> {
                    step.setAll(true);
                    step.setAtOnce(3);
                })
                .call(
                        "delphixDataPod action: 'refresh', allowUnmasked: true, bookmark: 'release 4', dataPod: 'prep1', "
                                + "recover: false, template: 'Patients'",
                        step -> {
                            step.setDataPod("prep1");
                            step.setBookmark("release 4");
                            step.setRecover(false);
                            step.setAllowUnmasked(true);
                        });
    }

    @Test
    void runsInAScriptedPipelineAndReturnsWhatTheSandboxCanUse() throws Exception {
        String log = run("""
                def made = delphixDataPod action: 'reset', dataPod: 'prep1', template: 'Patients'
                echo "${made.dataPod} of ${made.template} is ${made.state} by ${made.jobs.join('+')}"
                """);
        assertThat(log).containsPattern("prep1 of Patients is \\w+ by JOB-\\d+");
    }

    @Test
    void runsInADeclarativePipelineOnAllPodsOfATemplate() throws Exception {
        run(declarative("delphixDataPod action: 'refresh', all: true, atOnce: 3, template: 'Patients'"));
        assertThat(engine.books().submissions("/refresh$")).isEqualTo(7);
    }
}
