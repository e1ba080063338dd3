package io.jenkins.plugins.delphixpipeline.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.delphixpipeline.rehearsal.language.NotUnderstoodException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the validator of a Jenkins refuses of a declarative pipeline, with nothing of it run, is refused in a rehearsal, too. */
class RefusedByJenkinsTest {
    private static final String STEPS = "steps { echo 'x' }";
    private static final String AXES = "axes { axis { name 'OS'; values 'a', 'b' } }";
    private static final String STAGES = "stages { stage('s') { STEPS } }";

    private static String filled(String text) {
        return text.replace("NEWLINE", "\n")
                .replace("STAGES", STAGES)
                .replace("AXES", AXES)
                .replace("STEPS", STEPS);
    }

    private static void refused(String file, String sentence) {
        assertThatThrownBy(() -> RehearsedFile.run(file))
                .as(file)
                .isInstanceOf(NotUnderstoodException.class)
                .hasMessage(sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "STAGES | pipeline (line 1) has no agent, which Jenkins demands; agent any will do",
                "agent any | pipeline (line 1) has no stages, which Jenkins demands",
                "agent any; stages { } | stages (line 2) is empty, which Jenkins refuses",
                "agent any; STAGES; STAGES | stages (line 2) stands in pipeline for the second time; Jenkins takes it once",
                "agent any; STAGES; post { } | post (line 2) is empty, which Jenkins refuses",
                "agent any; STAGES; post { always { } } | always (line 2) is empty, which Jenkins refuses",
                "agent any; STAGES; post { always 'x' } | always (line 2) needs a block in braces",
                "agent any; STAGES; post { always { echo 'x' }; always { echo 'y' } }"
                        + " | always (line 2) stands in post for the second time; Jenkins takes it once",
                "agent any; environment { }; STAGES | environment (line 2) is empty, which Jenkins refuses",
                "agent any; environment 'x'; STAGES | environment (line 2) needs a block in braces",
                "agent any; options { }; STAGES | options (line 2) is empty, which Jenkins refuses",
                "agent any; parameters { }; STAGES | parameters (line 2) is empty, which Jenkins refuses",
                "agent any; triggers { }; STAGES | triggers (line 2) is empty, which Jenkins refuses",
                "agent any; tools { }; STAGES | tools (line 2) is empty, which Jenkins refuses",
                "agent any; def x = 1; STAGES | def x (line 2) is nothing that Jenkins takes in pipeline",
                "agent any; if (true) { STAGES } | if (line 2) is nothing that Jenkins takes in pipeline"
                        + "; pipeline (line 1) has no stages, which Jenkins demands",
                "agent; STAGES | agent (line 2) in pipeline has neither a value nor a block"
                        + "; pipeline (line 1) has no agent, which Jenkins demands; agent any will do"
            })
    void pipelineWithoutItsSections(String sections, String sentences) {
        String separator = System.lineSeparator();
        refused(
                "pipeline {\n" + filled(sections) + "\n}",
                sentences.replaceAll("; (pipeline|stage)", separator.replace("\\", "\\\\") + "$1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "agent 'linux' | agent (line 1) takes any, none or a block; write agent { label 'linux' }",
                "agent linux | agent (line 1) takes any, none or a block; write agent { label 'linux' }",
                "agent { } | agent (line 1) takes one kind of agent in its block, such as { label 'linux' }",
                "agent { any } | agent (line 1) takes one kind of agent in its block, such as { label 'linux' }",
                "agent { label 'a'; docker 'b' } | agent (line 1) takes one kind of agent in its block, such as { label 'linux' }",
                "agent { docker { label 'a' } } | docker (line 1) has no image, which Jenkins demands",
                "agent { label() } | label (line 1) in agent takes one value or a block"
            })
    void agentThatIsNone(String agent, String sentence) {
        refused("pipeline { " + agent + "\n" + filled(STAGES) + " }", sentence);
        refused("pipeline { agent none; stages { stage('a') { " + agent + "\n" + STEPS + " } } }", sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stage('a') { STEPS }; stage('b') { STEPS } NEWLINE stage('a') { STEPS }"
                        + " | stage 'a' (line 3) bears the name of the one in line 2, which Jenkins refuses",
                "stage('o') { stages { stage('a') { STEPS } NEWLINE stage('a') { STEPS } } }"
                        + " | stage 'a' (line 3) bears the name of the one in line 2, which Jenkins refuses",
                "stage('o') { parallel { stage('a') { STEPS } NEWLINE stage('a') { STEPS } } }"
                        + " | stage 'a' (line 3) bears the name of the one in line 2, which Jenkins refuses",
                "stage('a') | stage (line 2) needs a block in braces",
                "stage { STEPS } | stage (line 2) has no name that stands in the file as a text, which Jenkins demands",
                "stage(\"a ${env.X}\") { STEPS }"
                        + " | stage (line 2) has no name that stands in the file as a text, which Jenkins demands",
                "stage('a') { } | stage 'a' (line 2) has none of steps, stages, parallel and matrix",
                "stage('a') { agent any } | stage 'a' (line 2) has none of steps, stages, parallel and matrix",
                "stage('a') { STEPS; STEPS } | steps (line 2) stands in stage for the second time; Jenkins takes it once",
                "stage('a') { steps { } } | steps (line 2) is empty, which Jenkins refuses",
                "stage('a') { steps 'x' } | steps (line 2) needs a block in braces",
                "stage('a') { STEPS; matrix { AXES; STAGES } }"
                        + " | stage 'a' (line 2) has more than one of steps, stages, parallel and matrix",
                "stage('a') { parallel { } } | parallel (line 2) is empty, which Jenkins refuses",
                "stage('a') { stages { } } | stages (line 2) is empty, which Jenkins refuses",
                "stage('a') { failFast 'yes'; parallel { stage('b') { STEPS } } } | failFast (line 2) takes true or false",
                "stage('a') { agent any; parallel { stage('b') { STEPS } } }"
                        + " | agent (line 2) stands beside parallel or matrix, which Jenkins refuses; each branch can have its own",
                "stage('a') { tools { jdk 'x' }; matrix { AXES; STAGES } }"
                        + " | tools (line 2) stands beside parallel or matrix, which Jenkins refuses; each branch can have its own",
                "stage('a') { parallel { stage('b') { stages { stage('c') { parallel { stage('d') { STEPS } } } } } } }"
                        + " | parallel (line 2) stands within another parallel or matrix, which Jenkins refuses",
                "stage('a') { parallel { stage('b') { matrix { AXES; STAGES } } } }"
                        + " | matrix (line 2) stands within another parallel or matrix, which Jenkins refuses",
                "stage('a') { parallel { stage('b') { steps { parallel(c: { echo 'c' }, d: { echo 'd' }) } } } }"
                        + " | parallel (line 2) stands within another parallel or matrix, which Jenkins refuses"
            })
    void stagesThatDoNotFit(String stages, String sentence) {
        refused("pipeline { agent none; stages {\n" + filled(stages) + "\n} }", sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "STAGES | matrix (line 1) has no axes, which Jenkins demands",
                "AXES | matrix (line 1) has no stages, which Jenkins demands",
                "axes { }; STAGES | axes (line 1) is empty, which Jenkins refuses",
                "axes { axis { values 'a' } }; STAGES | axis (line 1) has no name, which Jenkins demands",
                "axes { axis { name 'OS' } }; STAGES | axis (line 1) has no values, which Jenkins demands",
                "axes { axis { name 'OS'; notValues 'a' } }; STAGES | axis (line 1) has no values, which Jenkins demands",
                "axes { axis { name 'OS'; values 'a', 'a' } }; STAGES | values (line 1) has a twice, which Jenkins refuses",
                "axes { axis { name 'OS'; values params.X } }; STAGES"
                        + " | values (line 1) of an axis stand in the file as they are, one after the other",
                "axes { axis { name 'OS'; values(['a', 'b']) } }; STAGES"
                        + " | values (line 1) of an axis stand in the file as they are, one after the other",
                "axes { axis { name 'MY-OS'; values 'a' } }; STAGES"
                        + " | name (line 1) of an axis is a text of letters, digits and _, since it becomes a variable",
                "axes { axis { name 'OS'; values 'a' }; axis { name 'OS'; values 'b' } }; STAGES"
                        + " | name (line 1) is that of another axis, OS, which Jenkins refuses",
                "AXES; excludes { }; STAGES | excludes (line 1) is empty, which Jenkins refuses",
                "AXES; excludes { exclude { } }; STAGES | exclude (line 1) is empty, which Jenkins refuses",
                "AXES; excludes { exclude { axis { name 'OS' } } }; STAGES | axis (line 1) has no values, which Jenkins demands",
                "AXES; excludes { exclude { axis { name 'OS'; values 'a'; notValues 'b' } } }; STAGES"
                        + " | axis (line 1) has values and notValues; Jenkins takes one of them",
                "AXES; stages { stage('a') { parallel { stage('b') { STEPS } } } }"
                        + " | parallel (line 1) stands within another parallel or matrix, which Jenkins refuses"
            })
    void matrixThatIsNone(String sections, String sentence) {
        refused("pipeline { agent none; stages { stage('m') { matrix { " + filled(sections) + " } } } }", sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "when { } | when (line 1) is empty, which Jenkins refuses",
                "when { beforeAgent true } | when (line 1) has no condition",
                "when { beforeAgent 'yes'; branch 'a' } | beforeAgent (line 1) takes true or false",
                "when { params.X == 'a' } | (params.X == a) (line 1) is nothing that Jenkins takes in when; put it in expression { }",
                "when { branch 4 } | branch (line 1) takes a text, not 4",
                "when { branch() } | branch (line 1) lacks pattern, which Jenkins demands",
                "when { branch 'a', 'b' } | branch (line 1) takes its values by their names",
                "when { environment name: 'X' } | environment (line 1) lacks value, which Jenkins demands",
                "when { environment 'X' } | environment (line 1) takes its values by their names",
                "when { environment name: 'X', value: 'y', ignorecase: true }"
                        + " | environment (line 1) has no parameter ignorecase; did you mean ignoreCase?",
                "when { equals expected: 1 } | equals (line 1) lacks actual, which Jenkins demands",
                "when { branch('a') { tag 'b' } } | branch (line 1) has a block, and Jenkins takes none there",
                "when { expression true } | expression (line 1) needs a block in braces",
                "when { allOf { } } | allOf (line 1) is empty, which Jenkins refuses",
                "when { not { branch 'a'; tag 'b' } }"
                        + " | not (line 1) takes exactly one condition; put several in allOf or anyOf",
                "when { allOf(x: 1) { branch 'a' } } | allOf (line 1) takes conditions in its block, and nothing else",
                "input 'Go?' | input (line 1) needs a block in braces",
                "input { ok 'Yes' } | input (line 1) has no message, which Jenkins demands",
                "input { message 'a'; message 'b' }"
                        + " | message (line 1) stands in input for the second time; Jenkins takes it once",
                "input { message 'a'; submiter 'b' } | submiter (line 1) is nothing that input takes; did you mean submitter?",
                "options { skipStagesAfterUnstable() }"
                        + " | skipStagesAfterUnstable (line 1) is an option of the whole pipeline, which Jenkins refuses in a stage",
                "options { disableConcurrentBuilds() }"
                        + " | disableConcurrentBuilds (line 1) is an option of the whole pipeline, which Jenkins refuses in a stage"
            })
    void surroundingsOfAStageThatAreMalformed(String section, String sentence) {
        refused("pipeline { agent any; stages { stage('a') { " + section + "\n" + STEPS + " } } }", sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "environment { A = 'x'; A = 'y' } | A (line 1) stands in environment for the second time; Jenkins takes it once",
                "environment { A = params.X }"
                        + " | A (line 1) has a value that is neither in quotes nor a call, which Jenkins refuses; write \"${params.X}\"",
                "environment { A = true ? 'x' : 'y' }"
                        + " | A (line 1) has a value that is neither in quotes nor a call, which Jenkins refuses",
                "environment { A = 'x' + env.Y }"
                        + " | A (line 1) joins with + what is not in quotes, which Jenkins refuses; write \"${env.Y}\"",
                "environment { A = 'x' - 'y' }"
                        + " | A (line 1) has a value that is neither in quotes nor a call, which Jenkins refuses",
                "environment { $A = 'x' } | $A (line 1) has no name for a variable: Jenkins takes letters, digits and _",
                "environment { echo 'x' } | a call (line 1) is no NAME = 'value', and Jenkins takes nothing else in environment",
                "options { timeout(time: 1); timeout(time: 2) }"
                        + " | timeout (line 1) stands in options for the second time; Jenkins takes it once",
                "options { echo 'x' } | echo (line 1) is no option",
                "options { timeout() } | timeout (line 1) lacks time, which Jenkins demands",
                "options { timeout(time: '5') } | timeout (line 1) takes a number, not '5'",
                "options { retry('2') } | retry (line 1) takes a number, not '2'",
                "options { timestamps { } } | timestamps (line 1) has a block, and Jenkins takes none in options",
                "options { parameters([string(name: 'a')]) }"
                        + " | parameters (line 1) stands in options; it is a section of the pipeline",
                "parameters { string(defaultValue: 'a') } | string (line 1) lacks name, which Jenkins demands",
                "parameters { string(nmae: 'a', name: 'b') } | string (line 1) has no parameter nmae; did you mean name?",
                "parameters { string('a', 'b') } | string (line 1) takes its values by their names",
                "parameters { string(name: 12) } | string (line 1) takes a text, not 12",
                "parameters { string(name: 'a', defaultValue: 5) } | string (line 1) takes a text, not 5",
                "parameters { string(name: 'a') { echo 'x' } } | string (line 1) has a block, and Jenkins takes none in parameters",
                "triggers { cron('a'); cron('b') }"
                        + " | cron (line 1) stands in triggers for the second time; Jenkins takes it once",
                "triggers { cron() } | cron (line 1) takes one text",
                "triggers { [$class: 'TimerTrigger'] } | [$class:TimerTrigger] (line 1) is nothing that Jenkins takes in triggers",
                "tools { maven } | maven (line 1) in tools has neither a value nor a block",
                "tools { maven 'a', 'b' } | maven (line 1) in tools takes the name of an installation"
            })
    void sectionsOfThePipelineThatAreMalformed(String section, String sentence) {
        refused("pipeline { agent any; " + section + "\n" + filled(STAGES) + " }", sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stage('x') { echo 'x' } | stage (line 3) is no step of a declarative pipeline; script { } takes it",
                "properties([]) | properties (line 3) is no step of a declarative pipeline; script { } takes it",
                "echo 'x'; parallel(a: { echo 'x' }) | parallel (line 3) is no step of a declarative pipeline unless it stands in"
                        + " steps alone",
                "timeout(1) { parallel(a: { echo 'x' }) } | parallel (line 3) is no step of a declarative pipeline unless it"
                        + " stands in steps alone",
                "parallel() | parallel (line 3) names no branches; what is made at run time needs script { } around it",
                "parallel branches | parallel (line 3) names no branches; what is made at run time needs script { } around it",
                "parallel(a: { echo 'x' }, failSlow: true)"
                        + " | failSlow (line 3) in parallel takes a block, and failFast true or false",
                "parallel(a: { }) | a (line 3) is empty, which Jenkins refuses"
            })
    void sectionsInThePlaceOfSteps(String steps, String sentence) {
        assertThatThrownBy(() -> RehearsedFile.runSteps(steps)).hasMessage(sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "echo 42 | echo (line 3) takes a text, not 42",
                "echo() | echo (line 3) lacks message, which Jenkins demands",
                "echo 'a', 'b' | echo (line 3) takes its values by their names",
                "sh script: 'x', returnStdOut: true | sh (line 3) has no parameter returnStdOut; did you mean returnStdout?",
                "timeout { echo 'x' } | timeout (line 3) lacks time, which Jenkins demands",
                "timeout(time: '5') { echo 'x' } | timeout (line 3) takes a number, not '5'",
                "timeout(time: 5, unit: 'minutes') { echo 'x' }"
                        + " | timeout (line 3) has the unit 'minutes', which is none such as MINUTES",
                "timeout(5, 'MINUTES') { echo 'x' } | timeout (line 3) takes its values by their names",
                "retry(true) { echo 'x' } | retry (line 3) takes a number, not true",
                "writeFile file: 'a' | writeFile (line 3) lacks text, which Jenkins demands",
                "writeFile 'a' | writeFile (line 3) takes its values by their names",
                "withEnv { echo 'x' } | withEnv (line 3) lacks overrides, which Jenkins demands",
                "dir(path: 'a', clean: true) { echo 'x' } | dir (line 3) has no parameter clean"
            })
    void stepsOfJenkinsWithOtherArguments(String step, String sentence) {
        for (String around : new String[] {"%s", "withEnv(['A=b']) { %s }"}) {
            assertThatThrownBy(() -> RehearsedFile.runSteps(around.formatted(step)))
                    .hasMessage(sentence);
        }
        assertThatThrownBy(() -> RehearsedFile.run(
                        "pipeline { agent any; " + filled(STAGES) + "; post { always {\n\n" + step + " } } }"))
                .hasMessage(sentence);
    }

    /** A script is Groovy, whose mistakes are the run's. */
    @Test
    void aScriptIsNotLookedThrough() {
        assertThat(RehearsedFile.runSteps("script { echo \"${42}\"; timeout(time: 5, unit: 'MINUTES') { echo 'x' } }")
                        .result())
                .isEqualTo("SUCCESS");
    }

    @Test
    void aMethodOfTheFileStandsInThePlaceOfAStep() {
        RehearsedFile file = RehearsedFile.run(
                "def unstable(a, b) { echo a + b }\npipeline { agent any; stages { stage('a') { steps { unstable('x', 'y') } } } }");

        assertThat(file.output()).contains("  xy");
    }

    @Test
    void pipelineInsideAnotherBlock() {
        refused(
                "node { pipeline { agent any; " + filled(STAGES) + " } }",
                "pipeline (line 1) stands within another block, which Jenkins refuses");
    }

    /** Jenkins reads the outline of the file as it stands, and calls nothing in it. */
    @Test
    void methodOfTheFileInThePlaceOfAStage() {
        refused(
                "def one() { }\npipeline { agent any; stages { one() } }",
                "one (line 2) is a method of the file, which Jenkins does not call in stages");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "agent { label 'a && b' }; STAGES",
                "agent { docker 'maven:3' }; STAGES",
                "agent { kubernetes { yaml '''a'''; defaultContainer 'b' } }; STAGES",
                "agent { dockerfile true }; STAGES",
                "agent { node { label 'a'; customWorkspace 'b' } }; STAGES",
                "agent any; environment { A = 'x'; B = \"${A}y\"; C = credentials('c'); D = 'a' + \"b\" + 'c'; E = 3 }; STAGES",
                "agent any; environment { A = \"${params.X ?: 'y'}\"; B = currentBuild.getNumber() }; STAGES",
                "agent any; tools { maven 'a'; jdk 'b' }; triggers { cron('@daily'); pollSCM '' }; STAGES",
                "agent any; options { timestamps(); buildDiscarder(logRotator(numToKeepStr: '3')); ansiColor('xterm') }; STAGES",
                "agent any; parameters { string(name: 'A'); booleanParam 'B'; run(name: 'C') }; STAGES",
                // Jenkins takes the last of two parameters of one name.
                "agent any; parameters { string(name: 'A', trim: true); string(name: 'A') }; STAGES",
                "agent none; stages { stage('a') { when { not { anyOf { branch 'x'; tag pattern: 'v*', comparator: 'GLOB' } }; "
                        + "beforeAgent true }; STEPS } }",
                "agent none; stages { stage('a') { options { timeout(3); skipDefaultCheckout() }; STEPS }; "
                        + "stage('b') { stages { stage('a') { STEPS } } } }",
                "agent none; stages { stage('a') { failFast true; parallel { stage('b') { agent any; STEPS } } } }",
                "agent none; stages { stage('a') { steps { parallel(b: { echo 'b' }, c: { echo 'c' }, failFast: true) } } }",
                "agent none; stages { stage('a') { steps { script { stage('b') { echo 'b' } } } } }",
                "agent none; stages { stage('a') { matrix { axes { axis { name 'A'; values 1, true } }; STAGES } } }",
                "agent none; stages { stage('a') { when { branch null }; STEPS } }",
                "agent none; stages { stage('a') { matrix { AXES; excludes { exclude { axis { name 'OS'; notValues 'a' } } }; "
                        + "agent any; when { expression { true } }; STAGES } } }",
                "agent any; stages { stage('a') { steps { catchError { echo 'x' }; catchError(message: 'a') { echo 'x' }; "
                        + "retry(count: 2) { echo \"${1}\" }; withEnv(['A=b']) { echo env.A }; echo message: 'x' } } }",
                "agent any; STAGES; post { always { echo 'x' }; cleanup { script { def a = 1 } } }"
            })
    void whatJenkinsTakesIsTaken(String sections) {
        RehearsedFile file = RehearsedFile.run("pipeline {\n" + filled(sections) + "\n}");

        assertThat(file.result()).as(file.output().toString()).isEqualTo("SUCCESS");
    }
}
