package io.jenkins.plugins.delphixpipeline.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.rehearsal.build.StageFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The sections of a declarative pipeline besides stages and steps. */
@Timeout(30)
class DeclarativeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "branch 'main' | BRANCH_NAME=main | true",
                "branch 'main' | BRANCH_NAME=other | false",
                "branch 'main' | X=y | false",
                "branch 'release/*' | BRANCH_NAME=release/7 | true",
                "branch 'release/*' | BRANCH_NAME=release/7/a | false",
                "branch '**/a' | BRANCH_NAME=release/7/a | true",
                "branch pattern: 'r.*\\\\d', comparator: 'REGEXP' | BRANCH_NAME=release/7 | true",
                "branch pattern: 'release/*', comparator: 'EQUALS' | BRANCH_NAME=release/7 | false",
                "branch 'Main' | BRANCH_NAME=main | true",
                "branch 'release/**' | BRANCH_NAME=release | true",
                "branch 'rel**' | BRANCH_NAME=release/7 | false",
                "branch pattern: 'release/\\\\d+', comparator: 'regexp' | BRANCH_NAME=release/7 | true",
                "branch pattern: 'Main', comparator: 'equals' | BRANCH_NAME=main | false",
                "branch 'main' | GIT_LOCAL_BRANCH=main | true",
                "buildingTag() | TAG_NAME=v1 | true",
                "buildingTag() | X=y | false",
                "tag 'v*' | TAG_NAME=v1 | true",
                "tag 'v*' | TAG_NAME=w1 | false",
                "changeRequest() | CHANGE_ID=7 | true",
                "changeRequest target: 'main' | CHANGE_ID=7 | false",
                "changeRequest id: '7*' | CHANGE_ID=77 | false",
                "changeRequest id: '7*', comparator: 'GLOB' | CHANGE_ID=77 | true",
                "changeRequest id: '77' | CHANGE_ID=77 | true",
                "environment name: 'X', value: 'y' | X=y | true",
                "environment name: 'X', value: 'Y' | X=y | false",
                "environment name: 'X', value: 'Y', ignoreCase: true | X=y | true",
                "equals expected: 'y', actual: env.X | X=y | true",
                "equals expected: 3, actual: '4' | X=y | false",
                "equals expected: 3, actual: env.X | X=3 | false",
                "equals expected: true, actual: env.X | X=true | false",
                "equals expected: 'true', actual: true | X=y | false",
                "equals expected: 'y', actual: \"${env.X}\" | X=y | true",
                "equals expected: 7, actual: currentBuild.number | X=y | true",
                "expression { env.X == 'y' } | X=y | true",
                "expression { return params.ABSENT } | X=y | false",
                "not { branch 'main' } | BRANCH_NAME=main | false",
                "allOf { branch 'main'; environment name: 'X', value: 'y' } | BRANCH_NAME=main | false",
                "anyOf { branch 'main'; environment name: 'X', value: 'y' } | BRANCH_NAME=main | true",
                "beforeAgent true; branch 'main' | BRANCH_NAME=main | true",
                // What only a real build knows does not keep a stage from being rehearsed.
                "changeset '**/*.sql' | X=y | true",
                "not { changelog '.*skip.*' } | X=y | true",
                "allOf { triggeredBy 'TimerTrigger'; branch 'main' } | BRANCH_NAME=other | false",
                "anyOf { changeset 'a'; branch 'main' } | BRANCH_NAME=other | true"
            })
    void whenDecidesWhetherAStageRuns(String condition, String variable, boolean runs) {
        String[] parts = variable.split("=");
        RehearsedFile file = RehearsedFile.Setting.USUAL
                .with(parts[0], parts[1])
                .run("pipeline { agent any; stages { stage('a') { when { " + condition
                        + " }; steps { record 'a' } }\nstage('b') { steps { record 'b' } } } }");

        assertThat(file.result()).as(file.output().toString()).isEqualTo("SUCCESS");
        assertThat(file.names()).isEqualTo(runs ? java.util.List.of("a", "b") : java.util.List.of("b"));
        assertThat(file.output().contains("Stage \"a\" skipped due to when conditional"))
                .isEqualTo(!runs);
    }

    @ParameterizedTest
    @CsvSource({
        "record 'x', SUCCESS, 'always changed success cleanup'",
        "unstable 'x', UNSTABLE, 'always changed unsuccessful unstable cleanup'",
        "error 'x', FAILURE, 'always changed unsuccessful failure cleanup'",
        "currentBuild.result = 'NOT_BUILT', NOT_BUILT, 'always changed unsuccessful notBuilt cleanup'",
        "currentBuild.result = 'ABORTED', ABORTED, 'always changed aborted unsuccessful cleanup'"
    })
    void postRunsWhatTheResultAsksForInJenkinsOrder(String step, String result, String ran) {
        RehearsedFile file = RehearsedFile.run("""
                pipeline {
                    agent any
                    stages { stage('a') { steps { script { %s } } } }
                    post {
                        cleanup { record 'cleanup' }
                        always { record 'always' }
                        changed { record 'changed' }
                        fixed { record 'fixed' }
                        regression { record 'regression' }
                        aborted { record 'aborted' }
                        failure { record 'failure' }
                        notBuilt { record 'notBuilt' }
                        success { record 'success' }
                        unstable { record 'unstable' }
                        unsuccessful { record 'unsuccessful' }
                    }
                }
                """.formatted(step));

        assertThat(file.result()).isEqualTo(result);
        assertThat(file.names()).filteredOn(name -> !name.equals("x")).containsExactly(ran.split(" "));
    }

    @Test
    void postOfAStageGoesByTheStage() {
        RehearsedFile file = RehearsedFile.run("""
                pipeline {
                    agent any
                    stages {
                        stage('a') {
                            steps { catchError(buildResult: 'SUCCESS', stageResult: 'FAILURE') { error 'x' } }
                            post { failure { record 'a failed' }; success { record 'a succeeded' } }
                        }
                        stage('b') {
                            steps { echo 'x' }
                            post { failure { record 'b failed' }; success { record 'b succeeded' } }
                        }
                    }
                }
                """);

        assertThat(file.names()).containsExactly("a failed", "b succeeded");
        assertThat(file.result()).isEqualTo("SUCCESS");
    }

    @Test
    void failedPostFailsTheBuildAndLetsTheOthersRun() {
        RehearsedFile file = RehearsedFile.run("""
                pipeline {
                    agent any
                    stages { stage('a') { steps { echo 'x' } } }
                    post { always { error 'post broke' }; cleanup { record 'cleanup' } }
                }
                """);

        assertThat(file.names()).containsExactly("cleanup");
        assertThat(file.result()).isEqualTo("FAILURE");
        assertThat(file.failure().map(StageFailure::message)).contains("post broke");
    }

    @Test
    void parametersHaveTheirDefaultsAndThoseThatWereChosen() {
        String text = """
                def places = ['north', 'south']
                pipeline {
                    agent any
                    parameters {
                        string(name: 'NAME', defaultValue: 'default', description: 'd')
                        booleanParam(name: 'FLAG', defaultValue: true)
                        choice(name: 'PLACE', choices: places)
                        text(name: 'TEXT')
                    }
                    stages { stage('a') { steps {
                        script { if (params.FLAG) { record "${params.NAME} ${PLACE} ${env.NAME} [${params.TEXT}]" } }
                    } } }
                }
                """;

        assertThat(RehearsedFile.run(text).names()).containsExactly("default north default []");
        assertThat(RehearsedFile.Setting.USUAL
                        .parameter("FLAG", "false")
                        .run(text)
                        .names())
                .isEmpty();
        assertThat(RehearsedFile.Setting.USUAL
                        .parameter("NAME", "chosen")
                        .run(text)
                        .names())
                .containsExactly("chosen north chosen []");
    }

    /** A Jenkins reads them before it sets the variables; the name of one is no value. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "options { withEnv([\"B=${A}\"]) }",
                "options { timeout(time: 5, unit: \"${A}\") }",
                "options { withEnv([A]) }",
                "parameters { string(name: 'P', defaultValue: \"${A}\") }",
                "triggers { cron(A) }"
            })
    void variablesOfTheEnvironmentAreNotThereInOptionsAndParameters(String section) {
        RehearsedFile file = RehearsedFile.run("pipeline { agent any; environment { A = 'SECONDS' }; " + section
                + "; stages { stage('a') { steps { record 'never' } } } }");

        assertThat(file.result()).isEqualTo("FAILURE");
        assertThat(file.names()).isEmpty();
        assertThat(file.failure().map(StageFailure::message).orElse("")).contains("No such variable: A");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sh 'a'; return true",
                "sh 'a'\n true",
                "if (env.BUILD_NUMBER) { sh 'a' }\n return true",
                "if (env.BUILD_NUMBER) { sh 'a'; return true }"
            })
    void onlyTheLastValueOfAnExpressionDecides(String expression) {
        RehearsedFile file = RehearsedFile.Setting.USUAL
                .withoutShell()
                .run("pipeline { agent any; stages { stage('a') { when { expression { " + expression
                        + " } }; steps { record 'a' } } } }");

        assertThat(file.names()).as(file.failure() + "").containsExactly("a");
    }

    @Test
    void theCaseOfTheResultsOfCatchErrorDoesNotMatter() {
        RehearsedFile file = RehearsedFile.runSteps(
                "catchError(buildResult: 'unstable', stageResult: 'Failure') { error 'x' }\nrecord 'x'");

        assertThat(file.result()).as(file.failure() + "").isEqualTo("UNSTABLE");
        assertThat(file.names()).containsExactly("x");
    }

    @Test
    void theCaseOfAResultDoesNotMatter() {
        RehearsedFile file = RehearsedFile.runSteps("""
                script {
                    currentBuild.result = 'unstable'
                    record "${currentBuild.result} ${currentBuild.resultIsWorseOrEqualTo('Unstable')}"
                }
                """);

        assertThat(file.result()).as(file.failure() + "").isEqualTo("UNSTABLE");
        assertThat(file.names()).containsExactly("UNSTABLE true");
    }

    /** As people write it, and as a Jenkins takes it. */
    @Test
    void aVariableOfTheEnvironmentMayBeDeclared() {
        RehearsedFile file = RehearsedFile.run("""
                pipeline {
                    agent any
                    environment { def A = 'a'; String B = "${A}b"; C = false }
                    stages { stage('a') { environment { def D = 'd' }; steps { record "${A} ${B} ${env.C} ${D}" } } }
                }
                """);

        assertThat(file.names()).containsExactly("a ab false d");
    }

    /** The same is true of a stage's options: Jenkins makes all of them when it reads the pipeline. */
    @Test
    void variablesOfTheEnvironmentAreNotThereInTheOptionsOfAStage() {
        RehearsedFile file = RehearsedFile.run("""
                pipeline {
                    agent any
                    environment { UNIT = 'SECONDS' }
                    stages { stage('a') { options { timeout(time: 50, unit: "${UNIT}") }; steps { record 'never' } } }
                }
                """);

        assertThat(file.result()).isEqualTo("FAILURE");
        assertThat(file.names()).isEmpty();
        assertThat(file.failure().map(StageFailure::message).orElse("")).contains("No such variable: UNIT");
    }

    @Test
    void aNameThatNobodyKnowsIsNullInTheEnvironment() {
        RehearsedFile file = RehearsedFile.Setting.USUAL.with("FOO", "given").run("""
                pipeline {
                    agent any
                    environment { FOO = "${FOO ?: 'a'}"; TAG = "${TAG ?: 'latest'}"; B = "x${UNDEFINED}y"; C = "${B}${TAGS ?: ''}" }
                    stages { stage('a') { environment { D = "${OTHER ?: 'd'}" }; steps { record "$FOO $TAG $B $C $D" } } }
                }
                """);

        assertThat(file.names()).as(file.failure() + "").containsExactly("given latest xnully xnully d");
    }

    /** Jenkins asks for each when it is needed. */
    @Test
    void aVariableOfTheEnvironmentMayNameOneBelowIt() {
        RehearsedFile file = RehearsedFile.run("""
                pipeline {
                    agent any
                    environment { A = "${B}x"; C = "${env.D}"; B = "${E}b"; D = 'd'; E = 'e' }
                    stages { stage('a') { steps { record "${A} ${C}" } } }
                }
                """);

        assertThat(file.names()).containsExactly("ebx d");
    }

    @Test
    void parametersCanBeUsedInSectionsThatStandBeforeThem() {
        RehearsedFile file = RehearsedFile.run("""
                pipeline {
                    agent { label "${params.NODE}" }
                    options { timeout(time: params.LIMIT as int, unit: 'SECONDS') }
                    parameters { string(name: 'NODE', defaultValue: 'linux'); string(name: 'LIMIT', defaultValue: '15') }
                    stages { stage("on") { options { retry(params.LIMIT as int) }; steps { record "on ${params.NODE}" } } }
                }
                """);

        assertThat(file.names()).containsExactly("on linux");
        assertThat(file.output()).contains("not rehearsed: agent: label 'linux'");
    }

    @Test
    void matrixRunsEachCellThatIsNotExcluded() {
        RehearsedFile file = RehearsedFile.run("""
                pipeline {
                    agent none
                    stages { stage('all') { matrix {
                        axes {
                            axis { name 'DB'; values 'oracle', 'postgres' }
                            axis { name 'OS'; values 'linux', 'windows', 'aix' }
                        }
                        excludes {
                            exclude { axis { name 'DB'; values 'postgres' }; axis { name 'OS'; notValues 'linux' } }
                        }
                        when { expression { env.OS != 'aix' } }
                        environment { BOTH = "${DB} on ${OS}" }
                        stages { stage('cell') { steps { record BOTH } } }
                    } } }
                }
                """);

        assertThat(file.names()).containsExactlyInAnyOrder("oracle on linux", "oracle on windows", "postgres on linux");
        assertThat(file.output())
                .anyMatch(line -> line.contains("Stage \"DB = 'oracle', OS = 'linux'\""))
                .anyMatch(line -> line.contains("Stage \"DB = 'oracle', OS = 'aix'\" skipped due to when conditional"));
    }

    @Test
    void optionsThatDecideWhatRunsAreCarriedOut() {
        RehearsedFile file = RehearsedFile.run("""
                def tries = 0
                pipeline {
                    agent { docker { image 'maven' } }
                    tools { jdk 'jdk17' }
                    triggers { cron('H 4 * * *') }
                    options { skipStagesAfterUnstable(); timestamps(); buildDiscarder(logRotator(numToKeepStr: '5')) }
                    stages {
                        stage('retried') { options { retry(3) }; steps { script { tries++; record "try ${tries}" }
                                script { if (tries < 3) { error 'again' } } } }
                        stage('unstable') { steps { unstable 'so so' } }
                        stage('skipped') { steps { record 'never' } }
                    }
                }
                """);

        assertThat(file.names()).containsExactly("try 1", "try 2", "try 3");
        assertThat(file.result()).isEqualTo("UNSTABLE");
        assertThat(file.noted()).containsOnlyKeys("agent", "buildDiscarder", "timestamps", "tools", "triggers");
        assertThat(file.output())
                .contains("not rehearsed: agent: docker")
                .anyMatch(line -> line.startsWith("not rehearsed: option: buildDiscarder"));
    }

    @Test
    void inputOfAStageIsTakenWithItsDefaults() {
        RehearsedFile file = RehearsedFile.run("""
                pipeline {
                    agent any
                    stages { stage('a') {
                        input { message 'Refresh?'; ok 'Yes'; parameters { string(name: 'WHO', defaultValue: 'nobody') } }
                        steps { record WHO }
                    } }
                }
                """);

        assertThat(file.names()).containsExactly("nobody");
        assertThat(file.output())
                .contains("  input \"Refresh?\": nobody is asked, taken as agreed with the defaults {WHO=nobody}");
    }

    @Test
    void credentialsOfTheEnvironmentNeverPrint() {
        RehearsedFile file = RehearsedFile.run("""
                pipeline {
                    agent any
                    environment { LOGIN = credentials('delphix') }
                    stages { stage('a') { steps { echo "${LOGIN_USR} and ${LOGIN_PSW}"; sh 'echo "shell $LOGIN_PSW"' } } }
                }
                """);

        assertThat(file.result()).isEqualTo("SUCCESS");
        assertThat(file.output()).contains("  user-of-delphix and ****", "    shell ****");
    }

    @Test
    void parallelStagesAlwaysFailFastWhereTheOptionsSaySo() {
        RehearsedFile file = RehearsedFile.run("""
                pipeline {
                    agent any
                    options { parallelsAlwaysFailFast() }
                    stages { stage('both') { parallel {
                        stage('a') { steps { record name: 'a', end: 'NEVER' } }
                        stage('b') { steps { error 'b broke' } }
                    } } }
                }
                """);

        assertThat(file.result()).isEqualTo("FAILURE");
        assertThat(file.failure().map(StageFailure::message)).contains("b broke");
    }

    /** As in a Jenkins, whose stages see what the stages before them have set. */
    @Test
    void conditionsAndQuestionsAreReadWhenTheirStageIsReached() {
        RehearsedFile file = RehearsedFile.run("""
                pipeline {
                    agent any
                    environment { FLAG = 'no' }
                    stages {
                        stage('set') { steps { script { FLAG = 'yes'; found = 7 } } }
                        stage('equals') {
                            when { allOf { equals expected: 'yes', actual: FLAG; not { equals expected: 8, actual: found } } }
                            input { message "Go on with ${found}?" }
                            steps { record 'equals' }
                        }
                        stage('matrix') {
                            matrix {
                                axes { axis { name 'POD'; values '7', '8' } }
                                when { equals expected: "${found}", actual: POD }
                                stages { stage('cell') { steps { record "cell ${POD}" } } }
                            }
                        }
                    }
                }
                """);

        assertThat(file.names()).containsExactly("equals", "cell 7");
        assertThat(file.output()).anyMatch(line -> line.contains("Go on with 7?"));
    }
}
