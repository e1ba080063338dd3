package io.jenkins.plugins.delphixpipeline.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.rehearsal.build.StageFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripted pipelines, and the steps of Jenkins in either kind. */
@Timeout(30)
class ScriptedTest {

    @Test
    void groovyRunsAsItStandsThere() {
        RehearsedFile file = RehearsedFile.run("""
                import groovy.json.JsonSlurperClassic
                import groovy.transform.Field

                @Field List<String> done = []

                @NonCPS
                def parse(text) { new JsonSlurperClassic().parseText(text) }

                def refresh(String vdb, Closure then) {
                    record "refresh ${vdb}"
                    done << vdb
                    then(vdb)
                }

                properties([parameters([string(name: 'WHO', defaultValue: 'qa')]), disableConcurrentBuilds()])
                node('linux') {
                    stage('Prepare') {
                        checkout scm
                        parse('{"vdbs": ["a", "b"]}').vdbs.each { name -> refresh(name) { echo "then ${it}" } }
                    }
                    try {
                        stage('Break') { error 'broken' }
                    } catch (hudson.AbortException e) {
                        echo "caught ${e.message}"
                        currentBuild.result = 'UNSTABLE'
                    } finally {
                        record "${done.join('+')} for ${params.WHO}"
                    }
                    for (int i = 0; i < 2; i++) { record "loop ${i}" }
                }
                """);

        assertThat(file.result()).as(file.failure() + "" + file.output()).isEqualTo("UNSTABLE");
        assertThat(file.failure()).isEmpty();
        assertThat(file.names()).containsExactly("refresh a", "refresh b", "a+b for qa", "loop 0", "loop 1");
        assertThat(file.output())
                .contains(
                        "Stage \"Prepare\"",
                        "  then a",
                        "  FAILED: broken",
                        "caught broken",
                        "not rehearsed: node: linux");
        assertThat(file.noted()).containsKeys("checkout", "node", "disableConcurrentBuilds");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "def c = { record 'x' }; c()",
                "Closure c = { -> record 'x' }\nc()",
                "def c = { name -> record name }\nc 'x'",
                "def c = { 'x' }; record c()",
                "def c = { record 'x' } as Closure; c()",
                "def c; c = { n -> n == 0 ? record('x') : c(n - 1) }; c(2)",
                "def c = true ? { record 'x' } : { error 'no' }; c()",
                "def make = { n -> { -> record n } }; def c = make('x'); c()",
                "def make = { n -> { -> n } }; def c = make('x'); record c()",
                "def (c, d) = [{ 'x' }, { 'y' }]; record c()",
                "def all = [c: { 'x' }]; def c = all.c; record c(); ",
                "def all = [c: { record 'x' }]; all.c()",
                "for (c in [{ 'x' }]) { record c() }",
                "for (int i = 0; i < 1; i++) { def c = [{ 'x' }][i]; record c() }",
                "def c = { a, b -> a + b }; def d = c.curry('x'); record d('')",
                "c = { 'x' }; record c()",
                "def make() { return { -> 'x' } }; c = make(); def y = c(); record y",
                "def twice(Closure body) { def made = body('x'); record made }; twice { it }",
                "import groovy.transform.Field\n@Field def c = { 'x' }\nrecord c()",
                "import groovy.transform.Field\n@Field Closure c = { record 'x' }\ndef go() { c() }\ngo()"
            })
    void aBlockInAVariableCanBeCalled(String code) {
        RehearsedFile file = RehearsedFile.run(code);

        assertThat(file.result()).as(file.failure() + "" + file.output()).isEqualTo("SUCCESS");
        assertThat(file.names()).containsExactly("x");
        assertThat(file.noted()).isEmpty();
    }

    @Test
    void aBlockInAVariableCanBeCalledInADeclarativePipeline() {
        RehearsedFile file = RehearsedFile.run("""
                def outer = { name -> record name }
                pipeline {
                    agent any
                    stages {
                        stage('only') {
                            steps {
                                outer('a')
                                script {
                                    def inner = { 'b' }
                                    record inner()
                                    def made = outer
                                    made('c')
                                }
                            }
                        }
                    }
                }
                """);

        assertThat(file.result()).as(file.failure() + "" + file.output()).isEqualTo("SUCCESS");
        assertThat(file.names()).containsExactly("a", "b", "c");
    }

    /** The file of a Jenkins that has it fails there, too. */
    @Test
    void whatIsNoBlockHidesNoStep() {
        RehearsedFile file = RehearsedFile.run("def one() { def record = 'text' }\nrecord 'x'\none()");

        assertThat(file.names()).containsExactly("x");
    }

    /** Like a step of a shared library, which people copy into their file. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "def call(name) { record name }\ncall 'x'",
                "def call(name) { def c = { it }; record c(name) }\nthis.call('x')",
                "def call(Map given) { record given.name }\ncall name: 'x'",
                "def call(name) { echo name }\nrecord 'x'"
            })
    void aMethodOfTheFileMayBeCalledCall(String code) {
        RehearsedFile file = RehearsedFile.run(code);

        assertThat(file.result()).as(file.failure() + "" + file.output()).isEqualTo("SUCCESS");
        assertThat(file.names()).containsExactly("x");
    }

    /** Groovy takes it for the block, in a Jenkins as well, which fails by it. */
    @Test
    void aBlockThatCallsItselfFailsWithItsLine() {
        RehearsedFile file = RehearsedFile.run("def call(name) { record name }\n\nnode { call('x') }");

        assertThat(file.result()).isEqualTo("FAILURE");
        assertThat(file.failure().map(StageFailure::message).orElse(""))
                .startsWith("The code calls itself without an end. Inside of a block, call(…) means the block")
                .endsWith(" (line 3)");
    }

    /** A Jenkins prints a stack trace with the line; which of a hundred lines it was must not be guessed here. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "def none = null; none.trim() | java.lang.NullPointerException: Cannot invoke method trim() | (line 3)",
                "echo UNKNOWN | No such variable: UNKNOWN. | (line 3)",
                "echo \"${1.intdiv(0)}\" | java.lang.ArithmeticException: | (line 3)",
                "throw new Exception('mine') | java.lang.Exception: mine | (line 3)",
                "'x'.toInteger() | java.lang.NumberFormatException: | (line 3)",
                "'x'.nothing() | groovy.lang.MissingMethodException: | (line 3)",
                "endless(0) | The code calls itself without an end. | (line 1)",
                "echo \"${currentBuild.rawBuild}\" | currentBuild.rawBuild is not understood by the rehearsal: | (line 3)",
                "currentBuild.getRawBuild().getCauses() | currentBuild.getRawBuild(…) is not understood by | (line 3)",
                "error 'told' | told | told"
            })
    void aMistakeInTheCodeIsToldWithItsLine(String code, String beginning, String end) {
        RehearsedFile file =
                RehearsedFile.run("def endless(n) { endless(n + 1) }\nnode { stage('a') {\n" + code + "\n} }");

        assertThat(file.failure().map(StageFailure::message).orElse(""))
                .startsWith(beginning)
                .endsWith(end);
    }

    @Test
    void failureOutsideOfATryFailsTheBuildByItsStage() {
        RehearsedFile file = RehearsedFile.run("node { stage('a') { stage('b') { error 'broken' } }\nrecord 'never' }");

        assertThat(file.result()).isEqualTo("FAILURE");
        assertThat(file.failure().map(StageFailure::stage)).contains("b");
        assertThat(file.failure().map(StageFailure::message)).contains("broken");
        assertThat(file.names()).isEmpty();
    }

    @Test
    void branchesOfParallelEachHaveTheirOwn() {
        RehearsedFile file = RehearsedFile.run("""
                def branches = [:]
                ['a', 'b'].each { name -> branches[name] = { withEnv(["ME=${name}"]) { record "${env.ME}" } } }
                branches.failFast = true
                node { stage('all') { parallel branches } }
                """);

        assertThat(file.names()).containsExactlyInAnyOrder("a", "b");
        assertThat(file.result()).isEqualTo("SUCCESS");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "retry(2) { n++; record \"t${n}\"; if (n < 2) { error 'x' } } | t1 t2 | SUCCESS",
                "retry(2) { n++; record \"t${n}\"; error 'x' } | t1 t2 | FAILURE",
                "catchError { error 'x' }; record 'after' | after | FAILURE",
                "catchError(buildResult: 'UNSTABLE', stageResult: 'FAILURE', message: 'm') { error 'x' }; record 'after' | after | UNSTABLE",
                "warnError('m') { error 'x' }; record 'after' | after | UNSTABLE",
                "catchError(buildResult: null, stageResult: 'FAILURE') { error 'x' }; record 'after' | after | SUCCESS",
                "record \"${sh(script: 'echo x', returnStdout: 'true')}\" | x | SUCCESS",
                "timeout(time: 200, unit: 'MILLISECONDS') { record name: 'slow', end: 'NEVER' } | slow | ABORTED",
                "catchError(catchInterruptions: false) { timeout(time: 100, unit: 'MILLISECONDS') { record name: 'slow', end: 'NEVER' } } | slow | ABORTED",
                "catchError(catchInterruptions: false) { timeout(time: 100, unit: 'MILLISECONDS') { while (true) {} } }; record 'after' | after | ABORTED",
                "warnError('m') { timeout(time: 100, unit: 'MILLISECONDS') { while (true) {} } }; record 'after' | after | ABORTED",
                "timeout(time: 100, unit: 'MILLISECONDS') { catchError(catchInterruptions: 'false') { while (true) {} }; record 'after' } | '' | ABORTED",
                "retry(3) { n++; record \"t${n}\"; timeout(time: 200, unit: 'MILLISECONDS') { while (n < 3) {} } } | t1 t2 t3 | SUCCESS",
                "try { timeout(time: 200, unit: 'MILLISECONDS') { retry(3) { n++; while (true) {} } } } finally { record \"t${n}\" } | t1 | ABORTED",
                "retry(count: 3, conditions: [agent(), nonresumable()]) { record 'once'; error 'x' } | once | FAILURE",
                "timeout(time: 200, unit: 'MILLISECONDS') { try { record name: 'slow', end: 'NEVER' } finally { record 'clean'; [1].each { record 'up' } } } | slow clean up | ABORTED",
                "timeout(time: 100, unit: 'MILLISECONDS') { try { while (true) {} } catch (e) { timeout(5) { record 'clean' } } }; record 'after' | clean after | SUCCESS",
                "timeout(time: 100, unit: 'MILLISECONDS') { try { parallel a: { while (true) {} }, b: { while (true) {} } } finally { record 'clean' } } | clean | ABORTED",
                "parallel a: { try { n++; while (true) {} } finally { record 'clean' } }, b: { while (n < 1) {}; error 'x' }, failFast: true | clean | FAILURE",
                "parallel a: { timeout(time: 10, unit: 'MILLISECONDS') { while (true) {} } }, b: { timeout(time: 300, unit: 'MILLISECONDS') { try { while (true) {} } catch (e) { error 'x' } } } | '' | FAILURE",
                "timeout(time: 200, unit: 'MILLISECONDS') { while (true) {} }; record 'after' | '' | ABORTED",
                "timeout(time: 200, unit: 'MILLISECONDS', activity: true) { echo 'x'; while (true) {} }; record 'after' | '' | ABORTED",
                "long end = System.currentTimeMillis() + 2500; timeout(time: 1, unit: 'SECONDS', activity: true) { parallel a: { while (System.currentTimeMillis() < end) { echo 'x'; Thread.sleep(50) } } }; record 'after' | after | SUCCESS",
                "timeout(time: 200, unit: 'MILLISECONDS') { for (;;) { try { n++ } catch (e) { n-- } } } | '' | ABORTED",
                "timeout(time: 200, unit: 'MILLISECONDS') { (1..2000000000).each { n++ } } | '' | ABORTED",
                "timeout(time: 200, unit: 'MILLISECONDS') { parallel a: { while (true) {} }, b: { while (true) { n++ } } } | '' | ABORTED",
                "try { timeout(time: 200, unit: 'MILLISECONDS') { while (true) {} } } catch (e) { for (x in [1, 2]) { record \"${x}\" } } | 1 2 | SUCCESS",
                "withEnv(['A=1', 'PATH+X=2']) { record \"${A} ${env.A}\" }; record \"${env.A}\" | 1 1,null | SUCCESS",
                "withEnv(['P=a']) { withEnv(['P+X=b', 'P+Y=c']) { record P } } | c:b:a | SUCCESS",
                "withCredentials([[$class: 'StringBinding', credentialsId: 'a', variable: 'V']]) { record \"${V.length()}\" } | 36 | SUCCESS",
                "env.B = 'x'; withEnv(['B=y']) { env.B = 'z'; record B }; record B | y z | SUCCESS",
                "def v = input(message: 'm', parameters: [choice(name: 'c', choices: 'p\\nq')]); record v | p | SUCCESS",
                "input 'm'; record 'after' | after | SUCCESS",
                "record \"${build(job: 'other').result}\" | SUCCESS | SUCCESS",
                "def b = build job: 'other'; record \"${b.getResult()} ${b.number} ${b.projectName} ${b.getDurationString() != null}\" | SUCCESS 1 other true | SUCCESS",
                "record \"${build(job: 'other', wait: false)}\" | null | SUCCESS",
                "sleep 1000; sleep(time: 9, unit: 'HOURS'); record 'after' | after | SUCCESS",
                "timestamps { lock('x') { unknownWrapper(1, 2) { record 'inside' } } } | inside | SUCCESS",
                "docker.image('maven').inside('-v x') { record 'inside' } | inside | SUCCESS",
                "docker.withRegistry('https://example.com') { docker.build('x').push() }; record 'after' | after | SUCCESS",
                "junit '**/*.xml'; archiveArtifacts artifacts: 'a'; myOwnStep(); record 'after' | after | SUCCESS",
                "writeFile file: 'sub/a.txt', text: 'hi'; dir('sub') { record \"${readFile 'a.txt'} ${fileExists('b')}\" } | hi false | SUCCESS",
                "record \"${currentBuild.currentResult} ${currentBuild.result} ${currentBuild.number} ${isUnix()}\" | SUCCESS null 7 true | SUCCESS",
                "currentBuild.displayName = 'n'; currentBuild.result = 'FAILURE'; record currentBuild.displayName | n | FAILURE",
                "readFile '../secret' | '' | FAILURE",
                "currentBuild.keepLog = true; record \"${currentBuild.keepLog} ${currentBuild.startTimeInMillis > 0} ${currentBuild.upstreamBuilds} ${currentBuild.previousCompletedBuild?.result}\" | true true [] null | SUCCESS",
                "def v = input(message: 'm', parameters: [choice(name: 'c', choices: 'p\\nq')], submitterParameter: 'by'); record \"${v.c} ${v.by}\" | p nobody | SUCCESS",
                "def who = input(message: 'm', submitterParameter: 'by'); record who | nobody | SUCCESS",
                "println 'x'; record name: \"${[1, 2].collect { it * 2 }}\" | [2. 4] | SUCCESS"
            })
    void stepOfJenkinsThatDecidesWhatRunsIsCarriedOut(String code, String names, String result, @TempDir Path folder) {
        RehearsedFile file = RehearsedFile.Setting.USUAL.in(folder).run("def n = 0\nnode {\n" + code + "\n}");

        assertThat(file.result()).as(file.failure() + "" + file.output()).isEqualTo(result);
        assertThat(String.join(" ", file.names()).replace(", ", ". ")).isEqualTo(names.replace(",", " "));
    }

    @Test
    void shellScriptsAreNotedUnlessTheyAreToRun(@TempDir Path folder) {
        String code = "node { sh 'touch made'\nsh label: 'l', script: 'false'\nrecord 'after' }";

        RehearsedFile noted =
                RehearsedFile.Setting.USUAL.withoutShell().in(folder).run(code);
        assertThat(noted.result()).isEqualTo("SUCCESS");
        assertThat(noted.output()).contains("not rehearsed: sh 'touch made'");
        assertThat(folder.resolve("made")).doesNotExist();

        RehearsedFile run = RehearsedFile.Setting.USUAL.in(folder).run(code);
        assertThat(run.result()).isEqualTo("FAILURE");
        assertThat(folder.resolve("made")).exists();
    }

    @Test
    void outputAndStatusOfAScriptThatRunsAreValues(@TempDir Path folder) {
        RehearsedFile file = RehearsedFile.Setting.USUAL.in(folder).run("""
                node {
                    record sh(script: 'echo out; echo err >&2', returnStdout: true).trim()
                    record "${sh(script: 'exit 4', returnStatus: true)}"
                }
                """);

        assertThat(file.names()).containsExactly("out", "4");
    }

    @Test
    void standInsOfCredentialsNeverPrint() {
        RehearsedFile file = RehearsedFile.run("""
                node {
                    withCredentials([usernamePassword(credentialsId: 'a', usernameVariable: 'U', passwordVariable: 'P'),
                            string(credentialsId: 'b', variable: 'TOKEN')]) {
                        echo "${U} ${P} ${TOKEN}"
                        record P
                        if (P == TOKEN) { error 'the same' }
                    }
                    echo "outside ${env.P}"
                }
                """);

        assertThat(file.result()).isEqualTo("SUCCESS");
        assertThat(file.output()).contains("user-of-a **** ****", "outside null", "record '****'");
        assertThat(file.names()).singleElement().asString().doesNotContain("*");
        assertThat(file.output()).noneMatch(line -> line.contains(file.names().get(0)));
    }

    @Test
    void workspaceHasTheFilesThatItWasGiven(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("list.txt"), "a,b");

        RehearsedFile file = RehearsedFile.Setting.USUAL
                .in(folder)
                .run("node { readFile('list.txt').split(',').each { record it } }");

        assertThat(file.names()).isEqualTo(List.of("a", "b"));
    }
}
