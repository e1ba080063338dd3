package io.jenkins.plugins.delphixpipeline.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.rehearsal.build.StageFailure;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepsTest {
    @Test
    void variablesAreInterpolatedAndReachTheStepAsStrings() {
        Map<String, String> seen = new ConcurrentHashMap<>();
        RehearsedFile file = RehearsedFile.run("""
                def place = 'north'
                pipeline {
                    agent none
                    environment {
                        TODAY = "${new Date(0).format('yyyy', TimeZone.getTimeZone('UTC'))}"
                        BOTH = "$TODAY-$BUILD_NUMBER"
                    }
                    stages {
                        stage('a') {
                            environment { INNER = "${env.BOTH} $place" }
                            steps { record name: "${INNER} ${env.ABSENT}", tags: [TODAY, "#${BUILD_NUMBER}", BUILD_TAG] }
                        }
                        stage('b') { steps { record "inner is ${env.INNER}" } }
                    }
                }
                """, (step, variables) -> seen.putAll(variables));

        assertThat(file.names()).containsExactly("1970-7 north null", "inner is null");
        assertThat(file.ran().get(0).tags()).containsExactly("1970", "#7", "jenkins-patients-7");
        assertThat(List.<Object>copyOf(file.ran().get(0).tags())).hasOnlyElementsOfType(String.class);
        assertThat(seen).containsEntry("BOTH", "1970-7").containsEntry("JOB_NAME", "patients");
    }

    @Test
    void mapsBecomeNestedObjectsAndTextBecomesNumbers() {
        RehearsedFile file = RehearsedFile.runSteps(
                "record name: 'x', shared: true, accounts: [[user: \"u${BUILD_NUMBER}\", age: 3], [user: 'v', age: '4']]");

        assertThat(file.ran()).singleElement().satisfies(step -> {
            assertThat(step.shared()).isTrue();
            assertThat(step.accounts()).hasToString("[u7/3, v/4]");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "script { record name: 'x', tagz: ['y'] } | record (line 3): knows no argument 'tagz'; did you mean tags? It knows name, accounts, end, shared, tags",
                "script { record 'x', 'y' } | its arguments must be named",
                "record name: 'x', accounts: [[age: 'old']] | argument 'accounts'",
                "record name: 'x', accounts: [[user: 'u', age: 'old']] | argument 'age': expects a number, not the text 'old'",
                "record name: 'x', accounts: 'u' | argument 'accounts': expects a list, not the text 'u'",
                "record name: 'x', accounts: ['u'] | argument 'accounts': expects a map, not the text 'u'",
                "record name: 'x', end: 'SOMEHOW' | argument 'end': expects one of SUCCESS, FAILURE, NEVER, not the text 'SOMEHOW'",
                "record name: 'x', end: 1 | argument 'end': expects one of SUCCESS, FAILURE, NEVER, not the number 1",
                "record name: 'x', shared: [1] | argument 'shared': expects yes or no (true or false), not the list [1]",
                "record name: 'x', tags: 3 | argument 'tags': expects a list, not the number 3",
                "record name: 'x', tags: \"${1}\" | argument 'tags': expects a list, not the text '1'",
                "record name: 'x', tags: [[a: 1]] | argument 'tags': expects a text, not the map [a: 1]",
                "record name: true | argument 'name': expects a text, not yes (true)",
                "record 5 | argument 'name': expects a text, not the number 5",
                "record name: [a: 'b'] | argument 'name': expects a text, not the map [a: 'b']",
                "script { echo message: 'x', other: 'y' } | echo takes its message",
                "echo \"$UNKNOWN\" | No such variable: UNKNOWN",
                "sh 'exit 3' | script returned exit code 3"
            })
    void aWrongStepFailsItsStageAndSaysWhatIsWrong(String step, String message) {
        RehearsedFile file = RehearsedFile.runSteps(step);

        assertThat(file.ran()).isEmpty();
        assertThat(file.failure().map(StageFailure::message))
                .hasValueSatisfying(said -> assertThat(said).contains(message));
    }

    @Test
    void nodeRunsItsStepsHere() {
        RehearsedFile file = RehearsedFile.runSteps("node('') { record 'inside' }\nrecord 'after'");

        assertThat(file.failure()).isEmpty();
        assertThat(file.names()).containsExactly("inside", "after");
    }

    @Test
    void shRunsTheScriptWithTheVariablesOfTheBuild() {
        RehearsedFile file = RehearsedFile.runSteps("sh 'echo \"build $BUILD_NUMBER\"'\necho \"done $JOB_NAME\"");

        assertThat(file.failure()).isEmpty();
        assertThat(file.output()).contains("    build 7", "  done patients");
    }
}
