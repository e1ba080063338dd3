package io.jenkins.plugins.delphixpipeline.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands around the steps of a stage, in the order in which a Jenkins does it. */
@Timeout(60)
class StagesAsInJenkinsTest {

    private static RehearsedFile run(String stages) {
        return RehearsedFile.run("pipeline {\n agent any\n stages {\n" + stages + "\n}\n}");
    }

    @ParameterizedTest
    @CsvSource({
        "'', DEPLOY ran",
        "beforeInput true;, skipped",
        "beforeOptions true;, skipped",
        "beforeInput false;, DEPLOY ran"
    })
    void conditionsStandBehindTheQuestionUnlessTheStageSaysOtherwise(String order, String what) {
        RehearsedFile file = run("""
                stage('a') {
                    input { message 'Go?'; parameters { booleanParam(name: 'DEPLOY', defaultValue: true) } }
                    when { %s environment name: 'DEPLOY', value: 'true' }
                    steps { record 'DEPLOY ran' }
                }
                stage('b') { steps { record "then ${env.DEPLOY}" } }""".formatted(order == null ? "" : order));

        assertThat(file.result()).as(file.output().toString()).isEqualTo("SUCCESS");
        assertThat(file.names())
                .isEqualTo(
                        what.equals("skipped") ? java.util.List.of("then null") : java.util.List.of(what, "then null"));
        assertThat(String.join(" ", file.output()).contains("skipped due to when conditional"))
                .isEqualTo(what.equals("skipped"));
    }

    @Test
    void conditionsDoNotKnowTheVariablesOfTheirOwnStage() {
        RehearsedFile file = RehearsedFile.run("""
                pipeline {
                    agent any
                    environment { GO = 'no' }
                    stages {
                        stage('a') {
                            environment { GO = 'yes' }
                            when { environment name: 'GO', value: 'yes' }
                            steps { record 'never' }
                        }
                        stage('b') {
                            environment { GO = 'yes' }
                            when { environment name: 'GO', value: 'no' }
                            steps { record "b ${GO}" }
                        }
                    }
                }""");

        assertThat(file.names()).containsExactly("b yes");
    }

    @Test
    void whoAnsweredAQuestionIsTold() {
        RehearsedFile file = run("""
                stage('a') {
                    input { message 'Go?'; submitterParameter 'WHO'; parameters { string(name: 'X', defaultValue: 'y') } }
                    steps { record "${X} ${WHO}" }
                }""");

        assertThat(file.names()).containsExactly("y nobody");
    }

    @Test
    void whatABlockOfPostSetsDecidesWhetherTheNextOnesRun() {
        RehearsedFile file = RehearsedFile.run("""
                pipeline {
                    agent any
                    stages { stage('a') { steps { echo 'x' } } }
                    post {
                        always { script { currentBuild.result = 'UNSTABLE' } }
                        success { record 'success' }
                        unstable { record "unstable ${currentBuild.currentResult}" }
                    }
                }""");

        assertThat(file.names()).containsExactly("unstable UNSTABLE");
        assertThat(file.result()).isEqualTo("UNSTABLE");
    }

    @Test
    void aBlockOfPostThatFailsIsAFailureToTheNextOnes() {
        RehearsedFile file = run("""
                stage('a') {
                    steps { echo 'x' }
                    post {
                        always { error 'report broke' }
                        success { record 'success' }
                        failure { record "failure ${currentBuild.result}" }
                    }
                }""");

        assertThat(file.names()).containsExactly("failure FAILURE");
        assertThat(file.result()).isEqualTo("FAILURE");
    }

    /** The result of the build so far counts, too. */
    @Test
    void noStageSucceedsInABuildThatIsUnstable() {
        RehearsedFile file = run("""
                stage('a') { steps { unstable 'so so' } }
                stage('b') {
                    steps { echo 'x' }
                    post { success { record 'success' }; unstable { record 'unstable' } }
                }""");

        assertThat(file.names()).containsExactly("unstable");
    }

    @Test
    void theFailureOfABranchIsNoneOfTheOthers() {
        RehearsedFile file = run("""
                stage('both') { parallel {
                    stage('a') { steps { error 'a broke' } }
                    stage('b') {
                        steps { record 'b' }
                        post { success { record 'b succeeded' }; failure { record 'b failed' } }
                    }
                } }""");

        assertThat(file.names()).containsExactly("b", "b succeeded");
        assertThat(file.result()).isEqualTo("FAILURE");
    }

    @Test
    void eachAttemptOfAStageEndsWithItsPost() {
        RehearsedFile file = RehearsedFile.run("""
                def tries = 0
                pipeline {
                    agent any
                    stages { stage('a') {
                        options { retry(3) }
                        steps { script { tries++; if (tries < 3) { error "broke ${tries}" } } }
                        post { failure { record "failure ${tries} ${currentBuild.currentResult}" }
                               success { record "success ${tries} ${currentBuild.currentResult}" } }
                    } }
                }""");

        assertThat(file.names()).containsExactly("failure 1 FAILURE", "failure 2 FAILURE", "success 3 SUCCESS");
        assertThat(file.result()).isEqualTo("SUCCESS");
        assertThat(file.output())
                .filteredOn(line -> line.contains("FAILED: broke"))
                .hasSize(2);
        assertThat(file.output()).filteredOn(line -> line.contains("Retrying")).hasSize(2);
    }

    @Test
    void eachAttemptOfAPipelineEndsWithItsPost() {
        RehearsedFile file = RehearsedFile.run("""
                def tries = 0
                pipeline {
                    agent any
                    options { retry(2) }
                    stages { stage('a') { steps { script { tries++; if (tries < 2) { error "broke" } } } } }
                    post { always { record "post ${tries} ${currentBuild.currentResult}" } }
                }""");

        assertThat(file.names()).containsExactly("post 1 FAILURE", "post 2 SUCCESS");
        assertThat(file.result()).isEqualTo("SUCCESS");
    }

    @Test
    void thePostOfBranchesStandsBehindTheirOptions() {
        RehearsedFile file = RehearsedFile.run("""
                def tries = 0
                pipeline {
                    agent any
                    stages { stage('both') {
                        options { retry(2) }
                        parallel { stage('a') { steps { script { tries++; if (tries < 2) { error 'broke' } } } } }
                        post { always { record "post ${tries}" } }
                    } }
                }""");

        assertThat(file.names()).containsExactly("post 2");
        assertThat(file.result()).isEqualTo("SUCCESS");
    }

    @Test
    void aStageThatIsStoppedCleansUp() {
        RehearsedFile file = run("""
                stage('a') {
                    options { timeout(time: 100, unit: 'MILLISECONDS') }
                    steps { script { try { while (true) {} } finally { record 'clean' } } }
                    post { aborted { record 'aborted' } }
                }""");

        assertThat(file.names()).containsExactly("clean", "aborted");
        assertThat(file.result()).isEqualTo("ABORTED");
    }

    /** Around each other they stand as they are written; {@code retry} leaves out what is inside of it from the second try on. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "retry(2); timeout(time: 300, unit: 'MILLISECONDS') | SUCCESS | 1 2",
                "timeout(time: 300, unit: 'MILLISECONDS'); retry(2) | ABORTED | 1"
            })
    void optionsStandAroundEachOtherInTheOrderOfTheFile(String options, String result, String tries) {
        for (boolean ofStage : new boolean[] {true, false}) {
            RehearsedFile file = RehearsedFile.run("""
                    def tries = 0
                    pipeline {
                        agent any
                        %s
                        stages { stage('a') {
                            %s
                            steps { script { tries++; record "${tries}"; while (tries == 1) {} } }
                        } }
                    }""".formatted(
                    ofStage ? "" : "options { " + options + " }", ofStage ? "options { " + options + " }" : ""));

            assertThat(file.result()).as(file.output().toString()).isEqualTo(result);
            assertThat(String.join(" ", file.names())).isEqualTo(tries);
            assertThat(file.output())
                    .filteredOn(line -> line.contains("Without timeout, which stands behind retry in options"))
                    .hasSize(result.equals("SUCCESS") ? 1 : 0);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "withEnv(['A=b', 'C=d']) | record \"${A}${env.C}\" | bd | SUCCESS",
                "withCredentials([string(credentialsId: 'x', variable: 'X')]) | record \"${env.X != null}\" | true | SUCCESS",
                "catchError(buildResult: 'SUCCESS') | record 'a'; error 'broke' | a then | SUCCESS",
                "warnError('so so') | record 'a'; error 'broke' | a then | UNSTABLE",
                "withEnv(['A=b']); catchError() | record env.A; error 'broke' | b then | FAILURE"
            })
    void stepsOfJenkinsInOptionsAreAroundTheStage(String options, String steps, String ran, String result) {
        RehearsedFile ofStage = run("stage('a') { options { " + options + " }; steps { " + steps
                + " } }\nstage('b') { steps { record 'then' } }");
        RehearsedFile ofPipeline = RehearsedFile.run("pipeline { agent any; options { " + options
                + " }; stages { stage('a') { steps { " + steps + " } } } }");

        assertThat(ofStage.result()).as(ofStage.output().toString()).isEqualTo(result);
        assertThat(String.join(" ", ofStage.names())).isEqualTo(ran.endsWith("then") ? ran : ran + " then");
        assertThat(ofPipeline.result()).as(ofPipeline.output().toString()).isEqualTo(result);
        assertThat(ofPipeline.names()).containsExactly(ran.split(" ")[0]);
        assertThat(ofStage.noted()).isEmpty();
    }

    @Test
    void linesOfABranchEachBearItsName() {
        RehearsedFile file = run("""
                stage('both') { parallel { stage('a') { steps { script { unstable("one\\ntwo") } } } } }""");

        assertThat(file.output()).contains("  [a]   WARNING: one", "  [a]   two");
    }
}
