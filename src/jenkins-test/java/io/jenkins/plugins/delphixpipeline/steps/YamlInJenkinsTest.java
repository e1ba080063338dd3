package io.jenkins.plugins.delphixpipeline.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.steps.yaml.YamlStep;
import org.junit.jupiter.api.Test;

/** {@code delphixYaml} in a real Jenkins. */
class YamlInJenkinsTest extends StepInJenkins {
    @Override
    Calls<?> calls() {
        return new Calls<>(YamlStep::new)
                .call("delphixYaml()", step -> {})
                .call("delphixYaml branch: 'develop', event: 'push'", step -> {
                    step.setEvent("push");
                    step.setBranch("develop");
                })
                .call(
                        "delphixYaml allowUnmasked: true, bookmark: 'nightly', branch: 'develop', commit: '0123456', "
                                + "event: 'push', file: 'ci/delphix.yaml', repository: '/usr/pgsql'",
                        step -> {
                            step.setFile("ci/delphix.yaml");
                            step.setEvent("push");
                            step.setBranch("develop");
                            step.setCommit("0123456");
                            step.setBookmark("nightly");
                            step.setRepository("/usr/pgsql");
                            step.setAllowUnmasked(true);
                        });
    }

    private static final String WRITE_FILE = """
            writeFile file: 'delphix.yaml', text: '''
            template: Patients
            parent: Patients Prod
            environments:
              - dev:
                  branch: develop
                  datapod: prep1
                  when:
                    - push: datapod.refresh
                    - push: bookmark.create
                    - push: bookmark.share
            '''
            """;

    @Test
    void runsInAScriptedPipelineAndReturnsWhatTheSandboxCanUse() throws Exception {
        String log = run("node {\n" + WRITE_FILE + """
                def made = delphixYaml event: 'push', branch: 'develop', commit: '0123456789'
                echo "${made.actions.size()} actions, bookmark ${made.bookmark}, shared: ${made.shared}"
                }
                """);
        assertThat(log).contains("4 actions, bookmark dev-012345, shared: true");
    }

    @Test
    void runsInADeclarativePipeline() throws Exception {
        String log = run(declarative(WRITE_FILE + """
                delphixYaml event: 'push', branch: 'develop', commit: 'abcdef0123', resultVariable: 'DEV'
                echo "made ${DEV_BOOKMARK}"
                """).replace("agent none", "agent any"));
        assertThat(log).contains("made dev-abcdef");
    }
}
