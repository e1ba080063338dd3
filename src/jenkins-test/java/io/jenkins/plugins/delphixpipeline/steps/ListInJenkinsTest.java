package io.jenkins.plugins.delphixpipeline.steps;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** {@code delphixList} in a real Jenkins. */
class ListInJenkinsTest extends StepInJenkins {
    @Override
    Calls<?> calls() {
        return new Calls<>(() -> new ListStep("bookmarks"))
                .call("delphixList 'bookmarks'", step -> {})
                .call("delphixList filter: 'release', kind: 'bookmarks', template: 'Patients'", step -> {
                    step.setTemplate("Patients");
                    step.setFilter("release");
                })
                .call(
                        "delphixList connection: 'test-engine', kind: 'bookmarks'",
                        step -> step.setConnection("test-engine"));
    }

    @Test
    void runsInAScriptedPipelineAndReturnsWhatTheSandboxCanUse() throws Exception {
        String log = run("""
                def pods = delphixList kind: 'pods', template: 'Patients'
                for (pod in pods) { echo "${pod.name} of ${pod.template}" }
                echo "in order: ${pods.collect { it.name }.sort().join(' ')}"
                echo "masked: ${delphixList('datasets').findAll { it.masked }.collect { it.path }.sort().join(', ')}"
                """);
        assertThat(log)
                .contains(
                        "prep1 of Patients",
                        "in order: prep1 prep2 prep3 prep4 prep5 prep6 prep7",
                        "masked: Masked/Patients Masked Master, Prep/Patients prep1, Prep/Patients prep2, "
                                + "Prep/Patients prep3, Prep/Patients prep4, Prep/Patients prep5, "
                                + "Prep/Patients prep6, Prep/Patients prep7\n");
    }

    @Test
    void runsInADeclarativePipeline() throws Exception {
        String log = run(declarative("""
                delphixList kind: 'pods', template: 'Patients', resultVariable: 'PODS'
                echo "${PODS_COUNT} pods: ${PODS_NAMES}"
                """));
        assertThat(log).contains("7 pods: prep").contains(",prep1");
    }
}
