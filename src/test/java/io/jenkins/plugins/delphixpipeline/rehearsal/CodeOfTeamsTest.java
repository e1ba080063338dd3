package io.jenkins.plugins.delphixpipeline.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.rehearsal.build.StageFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What teams write into their files, and a Jenkins runs. */
@Timeout(30)
class CodeOfTeamsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // A noted step gives back what its block does.
                "def v = lock('a') { 'x' }; record v | x | SUCCESS",
                "def v = timestamps { ansiColor('xterm') { 'x' } }; record v | x | SUCCESS",
                "record container('maven') { 'x' } | x | SUCCESS",
                // Parameters and credentials in a list of their own.
                "def p = [string(name: 'A', value: 'b'), booleanParam(name: 'C', value: true)]; build job: 'o', parameters: p; record 'x' | x | SUCCESS",
                "def p = []; p << string(name: 'A', value: 'b'); build(job: 'o', parameters: p); record 'x' | x | SUCCESS",
                "build job: 'o', parameters: params.collect { string(name: it.key, value: it.value) }; record 'x' | x | SUCCESS",
                "def c = [usernamePassword(credentialsId: 'a', usernameVariable: 'U', passwordVariable: 'P')]; withCredentials(c) { record U } | user-of-a | SUCCESS",
                "def c = choice(name: 'c', choices: 'p\\nq'); record input(message: 'm', parameters: [c]) | p | SUCCESS",
                // What was locked.
                "lock(resource: 'qa', variable: 'VDB') { record \"${VDB} ${env.VDB0}\" } | qa qa | SUCCESS",
                "lock(label: 'pool', variable: 'GIVEN') { record env.GIVEN } | given | SUCCESS",
                // The results of a Jenkins, and any other word.
                "currentBuild.result = 'FAILED'; record 'x' | x | FAILURE",
                "record \"${currentBuild.resultIsBetterOrEqualTo('FAILED')}\" | true | SUCCESS",
                // A person has started it.
                "record currentBuild.getBuildCauses()[0].shortDescription | Started by user nobody | SUCCESS",
                "record currentBuild.buildCauses[0].userId | nobody | SUCCESS",
                "record currentBuild.getBuildCauses('hudson.model.Cause$UserIdCause')[0].userName | nobody | SUCCESS",
                "record \"${currentBuild.getBuildCauses('hudson.triggers.TimerTrigger$TimerTriggerCause').size()}\" | 0 | SUCCESS",
                // Parameters are what they are.
                "params.WHO = 'x'; record 'never' | '' | FAILURE"
            })
    void codeRunsAsInJenkins(String code, String names, String result) {
        RehearsedFile file = RehearsedFile.Setting.USUAL
                .withoutShell()
                .with("GIVEN", "given")
                .run("node {\n" + code + "\n}");

        assertThat(file.result()).as(file.failure() + "" + file.output()).isEqualTo(result);
        assertThat(String.join(" ", file.names())).isEqualTo(names);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "def n = 0; waitUntil { n++; n > 3 }; record \"${n}\" | 4 | SUCCESS",
                "def n = 0; waitUntil(quiet: true) { n++; false }; record \"${n > 1}\" | true | SUCCESS",
                "def ready = false; parallel a: { record 'a'; ready = true }, b: { waitUntil { ready }; record 'b' } | a b | SUCCESS",
                "waitUntil { echo 'x' }; record 'never' | '' | FAILURE",
                "waitUntil { oursOnly() }; record 'x' | x | SUCCESS",
                "timeout(time: 300, unit: 'MILLISECONDS') { waitUntil { false } }; record 'never' | '' | ABORTED"
            })
    void waitUntilWaitsUntilItsBlockIsTrue(String code, String names, String result) {
        RehearsedFile file = RehearsedFile.run("node {\n" + code + "\n}");

        assertThat(file.result()).as(file.failure() + "" + file.output()).isEqualTo(result);
        assertThat(String.join(" ", file.names())).isEqualTo(names);
    }

    private static final String STEPS =
            "stages { stage('a') { STAGE steps { record \"${env.GIT_COMMIT?.take(4)} ${env.GIT_BRANCH}\" } } }";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pipeline { agent any; STEPS } | 0123 main",
                "pipeline { agent none; STEPS } | null null",
                "pipeline { agent any; options { skipDefaultCheckout() }; STEPS } | null null",
                "pipeline { agent any; options { skipDefaultCheckout(true) }; STEPS } | null null",
                "pipeline { agent any; environment { SHORT = \"${GIT_COMMIT.take(4)}\" }; stages { stage('a') { steps { record SHORT } } } } | 0123",
                "node { def told = checkout scm; record \"${told.GIT_COMMIT.take(4)} ${env.GIT_COMMIT}\" } | 0123 null",
                "node { record \"${checkout([$class: 'GitSCM']).GIT_URL}\" } | https://git.example.com/patients.git"
            })
    void aCheckoutTellsOfTheSources(String text, String told) {
        RehearsedFile.Setting setting = RehearsedFile.Setting.USUAL.with("BRANCH_NAME", "main");
        String file = text.replace("STEPS", STEPS.replace("STAGE", ""));

        assertThat(setting.run(file).names())
                .as(setting.run(file).failure() + "")
                .containsExactly(told);
    }

    @Test
    void theAgentOfAStageChecksOutToo() {
        RehearsedFile.Setting setting = RehearsedFile.Setting.USUAL.with("BRANCH_NAME", "main");
        String file = "pipeline { agent none; " + STEPS.replace("STAGE", "agent any;") + " }";

        assertThat(setting.run(file).names()).containsExactly("0123 main");
        assertThat(setting.with("GIT_COMMIT", "fedcba98").run(file).names()).containsExactly("fedc main");
    }

    /** Jenkins turns a number into no text, but for one between quotes. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "echo currentBuild.number | echo (line 2): message is a text, not the number 7",
                "echo message: true | echo (line 2): message is a text, not yes (true)",
                "echo(['a', 'b']) | echo (line 2): message is a text, not the list ['a', 'b']",
                "writeFile file: 'target/a', text: 5 | writeFile (line 2): text is a text, not the number 5",
                "for (i in [1]) { stage(i) { record 'never' } } | stage (line 2): name is a text, not the number 1",
                "def code = 1; error code | error (line 2): message is a text, not the number 1"
            })
    void aNumberIsNoText(String code, String said) {
        RehearsedFile file = RehearsedFile.run("node {\n" + code + "\n record 'never' }");

        assertThat(file.result()).isEqualTo("FAILURE");
        assertThat(file.names()).isEmpty();
        assertThat(file.failure().map(StageFailure::message).orElse(""))
                .startsWith(said)
                .contains("${");
    }

    @Test
    void aLoopThatSleepsIsToldOnceAndCounted() {
        RehearsedFile file = RehearsedFile.run("""
                def n = 0
                while (n < 25) {
                  sleep 30
                  n++
                }
                sleep 5
                record "${n}"
                """);

        assertThat(file.names()).containsExactly("25");
        assertThat(file.output())
                .filteredOn(line -> line.contains("not rehearsed"))
                .containsExactly("not rehearsed: sleep 30", "not rehearsed: sleep 5");
        assertThat(file.output())
                .filteredOn(line -> line.contains("--answer"))
                .singleElement()
                .asString()
                .startsWith("sleep (line 3) was met 20 times");
        assertThat(file.noted()).containsEntry("sleep", 26);
    }

    @Test
    void whatWasLockedByALabelIsAskedFor() {
        RehearsedFile file = RehearsedFile.run("lock(label: 'pool', variable: 'VDB') {\n record VDB\n}");

        assertThat(file.output()).anyMatch(line -> line.contains("--env VDB=... says it"));
        assertThat(file.failure().map(StageFailure::message).orElse(""))
                .contains("No such variable: VDB", "--env VDB=");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "options { lock(resource: 'qa', variable: 'VDB') }; stages { stage('a') { steps { record VDB } } }",
                "stages { stage('a') { options { lock(resource: 'qa', variable: 'VDB') }; steps { record VDB } } }"
            })
    void whatAnOptionLocksIsThereForTheStages(String sections) {
        RehearsedFile file = RehearsedFile.run("pipeline { agent any; " + sections + " }");

        assertThat(file.names()).as(file.failure() + "").containsExactly("qa");
        assertThat(file.noted()).containsEntry("lock", 1);
    }

    /** Jenkins refuses what no plugin of it knows, which a rehearsal cannot tell. */
    @Test
    void aMisspeltOptionIsToldAsSuch() {
        RehearsedFile file = RehearsedFile.run("""
                pipeline {
                    agent any
                    options { timout(time: 1, unit: 'HOURS'); timestamps(); gitLabConnection('x') }
                    stages { stage('a') {
                        options { retri(3) }
                        steps { echo 'd' }
                    } }
                }
                """);

        assertThat(file.output())
                .filteredOn(line -> line.contains("no option that is known here"))
                .satisfiesExactly(
                        timeout -> assertThat(timeout).endsWith("; did you mean timeout?"),
                        ofPlugin -> assertThat(ofPlugin).endsWith("known here"),
                        retry -> assertThat(retry).endsWith("; did you mean retry?"));
    }

    @Test
    void anUnknownStepIsToldOnceAsSuch() {
        RehearsedFile file = RehearsedFile.run("oursOnly 'a'\noursOnly 'b'\narchiveArtifact 'c'\necho 'd'");

        assertThat(file.output())
                .filteredOn(line -> line.contains("no step that is known here"))
                .satisfiesExactly(first -> assertThat(first).contains("shared library"), second -> assertThat(second)
                        .contains("did you mean archiveArtifacts?"));
    }
}
