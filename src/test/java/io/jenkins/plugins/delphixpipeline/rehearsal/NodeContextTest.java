package io.jenkins.plugins.delphixpipeline.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.rehearsal.build.StageFailure;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** As in a Jenkins, whose steps that work on files or run programs fail where no node is around them. */
@Timeout(30)
class NodeContextTest {

    private static String pipeline(String agent, String stage) {
        return "pipeline { agent " + agent + "\n stages { stage('only') { " + stage + " } } }";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sh 'true'",
                "bat 'dir'",
                "powershell 'dir'",
                "pwsh 'dir'",
                "writeFile file: 'a', text: 'b'",
                "readFile 'a'",
                "fileExists 'a'",
                "dir('a') { echo 'x' }",
                "deleteDir()",
                "archiveArtifacts 'a'",
                "stash 'a'",
                "unstash 'a'",
                "junit 'a'",
                "checkout scm",
                "git 'https://example.com/a.git'",
                "isUnix()",
                "cleanWs()",
                "script { sh 'true' }",
                "withEnv(['A=b']) { sh 'true' }"
            })
    void aStepThatNeedsANodeFailsWithoutOne(String step) {
        String name = step.replaceFirst("^(script|withEnv\\(.*?\\)) \\{ ", "").replaceFirst("(?s)\\W.*", "");
        RehearsedFile.Setting setting = RehearsedFile.Setting.USUAL.withoutShell();
        String steps = "\n\n" + step + "\n record 'never' }";

        for (RehearsedFile file : List.of(
                setting.run(pipeline("none", "steps {" + steps.substring(1))),
                setting.run("stage('only') {" + steps))) {
            assertThat(file.result()).isEqualTo("FAILURE");
            assertThat(file.names()).isEmpty();
            assertThat(file.failure().map(StageFailure::message).orElse(""))
                    .startsWith(name + " (line 3) needs a node, and none is around it");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "steps { node('a') { sh 'true' }; record 'x' }",
                "agent any\n steps { sh 'true'; record 'x' }\n post { always { deleteDir() } }",
                "agent { label 'a' }\n environment { A = readFile('pom.xml') }\n steps { record 'x' }",
                "agent any\n when { expression { fileExists 'pom.xml' } }\n steps { record 'x' }",
                "agent any\n stages { stage('a') { agent none\n steps { sh 'true'; record 'x' } } }",
                "matrix { agent any\n axes { axis { name 'A'; values 'b' } }\n stages { stage('a') { steps { sh 'true'; record 'x' } } } }",
                "steps { echo 'x'; sleep 1; build 'other'; mail to: 'a', subject: 'b', body: 'c'; record 'x' }",
                "steps { script { docker.image('a').inside { sh 'true' }; record 'x' } }",
                "steps { script { try { sh 'true' } catch (e) { record 'x' } } }",
                "steps { timeout(5) { dockerNode('a') { sh 'true' } }; record 'x' }"
            })
    void aNodeInTheStageIsEnough(String stage) {
        RehearsedFile file = RehearsedFile.Setting.USUAL
                .withoutShell()
                .in(Path.of("").toAbsolutePath())
                .run(pipeline("none", stage));

        assertThat(file.result()).as(file.failure() + "" + file.output()).isEqualTo("SUCCESS");
        assertThat(file.names()).containsExactly("x");
    }

    /** A Jenkins looks at them before it asks for the agent of the stage. */
    @ParameterizedTest
    @ValueSource(strings = {"beforeAgent", "beforeInput", "beforeOptions"})
    void conditionsBeforeTheAgentOfAStageHaveNone(String moment) {
        RehearsedFile file = RehearsedFile.run(pipeline(
                "none",
                "agent any\n when { " + moment + " true; expression { isUnix() } }\n steps { record 'never' }"));

        assertThat(file.result()).as(file.output() + "").isEqualTo("FAILURE");
        assertThat(file.names()).isEmpty();
        assertThat(file.failure().map(StageFailure::message).orElse("")).startsWith("isUnix (line 3) needs a node");
    }

    @Test
    void anAnswerIsNoNode() {
        RehearsedFile file = RehearsedFile.Setting.USUAL
                .withoutShell()
                .answer(2, "a")
                .run("stage('only') {\n def a = sh(script: 'a', returnStdout: true)\n record a }");

        assertThat(file.names()).isEmpty();
        assertThat(file.failure().map(StageFailure::message).orElse("")).startsWith("sh (line 2) needs a node");
    }

    @Test
    void theAgentOfOneStageIsNotThereForTheNext() {
        RehearsedFile file = RehearsedFile.run("""
                pipeline {
                    agent none
                    stages {
                        stage('a') { agent any; steps { sh 'true'; record 'a' } }
                        stage('b') { steps { record 'b'; sh 'true' } }
                    }
                    post { always { record 'post'; deleteDir() } }
                }
                """);

        assertThat(file.names()).containsExactly("a", "b", "post");
        assertThat(file.failure().map(StageFailure::stage)).contains("b");
        assertThat(file.failure().map(StageFailure::message).orElse("")).startsWith("sh (line 5) needs a node");
    }
}
