package io.jenkins.plugins.delphixpipeline.steps;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** {@code delphixDelete} in a real Jenkins. */
class DeleteInJenkinsTest extends StepInJenkins {
    @Override
    Calls<?> calls() {
        return new Calls<>(DeleteStep::new)
                .call("delphixDelete vdb: 'QA/Patients'", step -> step.setVdb("QA/Patients"))
                .call("delphixDelete force: true, vdb: 'QA/Patients'", step -> {
                    step.setVdb("QA/Patients");
                    step.setForce(true);
                })
                .call("delphixDelete dataPod: 'prep7', template: 'Patients'", step -> {
                    step.setDataPod("prep7");
                    step.setTemplate("Patients");
                })
                .call("delphixDelete dataPod: 'prep7', deleteVdbs: true, template: 'Patients'", step -> {
                    step.setDataPod("prep7");
                    step.setTemplate("Patients");
                    step.setDeleteVdbs(true);
                })
                .call("delphixDelete bookmark: 'release 4', dataPod: 'prep7', template: 'Patients'", step -> {
                    step.setBookmark("release 4");
                    step.setDataPod("prep7");
                    step.setTemplate("Patients");
                })
                .call("delphixDelete bookmark: 'release 4', template: 'Patients'", step -> {
                    step.setBookmark("release 4");
                    step.setTemplate("Patients");
                });
    }

    @Test
    void runsInAScriptedPipelineAndReturnsWhatTheSandboxCanUse() throws Exception {
        String log = run("""
                def gone = delphixDelete dataPod: 'prep7', template: 'Patients', deleteVdbs: true
                def before = delphixDelete vdb: 'No such VDB'
                echo "deleted ${gone.dataPod}, absent: ${before.absent}"
                """);
        assertThat(log).contains("deleted prep7, absent: true");
        assertThat(engine.books().pods()).extracting("name").doesNotContain("prep7");
    }

    @Test
    void runsInADeclarativePipeline() throws Exception {
        String log = run(declarative("""
                delphixBookmark name: 'for now', template: 'Patients'
                delphixDelete bookmark: 'for now', template: 'Patients', resultVariable: 'GONE'
                echo "deleted ${GONE_BOOKMARK}"
                """));
        assertThat(log).contains("deleted for now");
        assertThat(engine.books().bookmarks()).isEmpty();
    }
}
