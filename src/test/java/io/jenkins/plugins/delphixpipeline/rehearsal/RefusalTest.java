package io.jenkins.plugins.delphixpipeline.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.delphixpipeline.rehearsal.declarative.NotUnderstoodException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalTest {
    private static final String STAGES = "stages { stage('a') { steps { record 'a' } } }";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pipeline { agent none; stages { stage('a') { matrix { axes { } } } } } | matrix",
                "pipeline { agent none; tools { maven 'm' }; STAGES } | tools",
                "pipeline { agent none; STAGES; post { always { echo 'x' } } } | post",
                "pipeline { agent { label 'linux' }; STAGES } | label",
                "pipeline { agent 'linux'; STAGES } | an agent other than none and any",
                "pipeline { agent none; options { retry(3) }; STAGES } | retry",
                "pipeline { agent none; options { timeout(5) }; STAGES } | this form of timeout in options",
                "pipeline { agent none; steps { echo 'x' } } | steps in pipeline",
                "pipeline { agent none; stages { stage('a') { when { branch 'x' }; steps { echo 'x' } } } } | when",
                "pipeline { agent none; stages { stage('a') { agent none } } } | none of steps, stages and parallel",
                "pipeline { agent none; stages { stage('a') { steps { sleep 5 } } } } | sleep",
                "pipeline { agent none; stages { stage('a') { steps { script { echo 'x' } } } } } | script",
                "pipeline { agent none } | a pipeline without stages",
                "node { echo 'x' } | node"
            })
    void whatIsNotUnderstoodIsRefusedByName(String file, String name) {
        assertThatThrownBy(() -> RehearsedFile.run(file.replace("STAGES", STAGES)))
                .isInstanceOf(NotUnderstoodException.class)
                .hasMessageStartingWith(name)
                .hasMessageEndingWith("is not understood by the rehearsal");
    }

    @Test
    void anUnknownStepIsRefusedBeforeAnythingRuns() {
        List<String> ran = new ArrayList<>();
        String file = """
                pipeline {
                    agent none
                    stages {
                        stage('first') { steps { record 'a' } }
                        stage('last') { steps { mail to: 'someone' } }
                    }
                }
                """;

        assertThatThrownBy(() -> RehearsedFile.run(file, (step, variables) -> ran.add(step.name())))
                .hasMessage("mail (line 5) is not understood by the rehearsal");
        assertThat(ran).isEmpty();
    }

    @Test
    void moreThanOneKindOfWorkInAStageIsRefused() {
        String file = "pipeline { agent none; stages { stage('a') { steps { echo 'x' }; parallel { stage('b') "
                + "{ steps { echo 'y' } } } } } }";

        assertThatThrownBy(() -> RehearsedFile.run(file))
                .hasMessage(
                        "more than one of steps, stages and parallel in stage 'a' is not understood by the rehearsal");
    }

    @Test
    void assigningToAVariableInStepsIsRefused() {
        assertThat(RehearsedFile.runSteps("TODAY = 'x'").failure())
                .hasValueSatisfying(failure -> assertThat(failure.message())
                        .contains("an assignment to TODAY is not understood by the rehearsal"));
    }
}
