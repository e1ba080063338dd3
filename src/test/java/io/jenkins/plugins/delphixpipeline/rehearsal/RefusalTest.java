package io.jenkins.plugins.delphixpipeline.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.delphixpipeline.rehearsal.language.NotUnderstoodException;
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
                "pipeline { agent none; steps { echo 'x' } } | steps in pipeline (line 1)",
                "pipeline { agent none; stages { steps { echo 'x' } } } | steps in stages (line 1)",
                "pipeline { agent none; stages { stage('a') { echo 'x' } } } | echo in stage (line 1)",
                "pipeline { agent none; STAGES; post { sometimes { echo 'x' } } } | sometimes in post (line 1)",
                "pipeline { agent none; stages { stage('a') { when { moon 'full' }; steps { echo 'x' } } } } | moon in when (line 1)",
                "pipeline { agent none; libraries { lib('ours') }; STAGES } | libraries (line 1)",
                "library 'ours' | library (line 1)",
                "@Library('ours') _ | @Library (line 1)",
                "node { load 'x.groovy' } | load (line 1)",
                "import jenkins.model.Jenkins | import jenkins.model.Jenkins (line 1)"
            })
    void whatWouldMakeTheResultUntrueIsRefusedByNameAndLine(String file, String name) {
        assertThatThrownBy(() -> RehearsedFile.run(file.replace("STAGES", STAGES)))
                .isInstanceOf(NotUnderstoodException.class)
                .hasMessageStartingWith(name + " is not understood by the rehearsal")
                .hasMessageNotContaining("\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "@Library('ours') _ | a shared library",
                "library 'ours' | a shared library",
                "pipeline { agent none; libraries { lib('ours') }; STAGES } | a shared library",
                "node { load 'x.groovy' } | another file",
                "def x = oursOnly('a') | a shared library's"
            })
    void whatComesFromElsewhereIsToldWithWhatToDo(String file, String origin) {
        assertThatThrownBy(() -> RehearsedFile.run(file.replace("STAGES", STAGES)))
                .isInstanceOf(NotUnderstoodException.class)
                .hasMessageContaining(origin)
                .hasMessageContaining("the file");
    }

    /** Jenkins refuses them, too; Groovy takes what follows a block on its line for a call on what that returned. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "STAGES; post { success { echo 'x' } always { echo 'y' } } | always (line 1) stands on one line with success",
                "stages { stage('a') { when { anyOf { branch 'x' } beforeAgent true }; steps { echo 'x' } } }"
                        + " | beforeAgent (line 1) stands on one line with anyOf",
                "stages { stage('a') { when { branch 'x' } steps { echo 'x' } } } | steps (line 1) stands on one line with when",
                "STAGES; post { success { echo 'x' } always { echo 'y' } cleanup { echo 'z' } }"
                        + " | cleanup (line 1) stands on one line with always",
                "tools { maven 'a' jdk 'b' }; STAGES | jdk (line 1) stands on one line with maven",
                "stages { stage('a') { steps { echo 'x' sh 'y' } } } | sh (line 1) stands on one line with echo",
                "stages { stage('a') { steps { docker.image('x').pull() } } } | docker.image(x).pull (line 1) is called on an object",
                "stages { stage('a') { steps { retry(2) { env.clear() } } } } | env.clear (line 1) is called on an object"
            })
    void callOnWhatStandsBeforeItIsNoWordOfASection(String sections, String sentence) {
        String file = "pipeline { agent none; " + sections.replace("STAGES", STAGES) + " }";

        assertThatThrownBy(() -> RehearsedFile.run(file))
                .isInstanceOf(NotUnderstoodException.class)
                .hasMessageStartingWith(sentence)
                .hasMessageNotContaining("\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "def x = readCSV file: 'a.csv' | readCSV",
                "def x = sh(script: 'date', returnStdout: true).trim() | sh",
                "if (sh(script: 'x', returnStatus: true) == 0) { echo 'x' } | sh",
                "def x = oursOnly('a') | oursOnly",
                "echo oursOnly('a') | oursOnly",
                "record oursOnly('a') | oursOnly",
                "def x = waitForQualityGate() | waitForQualityGate"
            })
    void valueThatNobodyKnowsIsRefusedUnlessItIsAnswered(String code, String step) {
        String file = "node {\n" + code + "\n}";
        RehearsedFile.Setting setting = RehearsedFile.Setting.USUAL.withoutShell();

        assertThatThrownBy(() -> setting.run(file))
                .isInstanceOf(NotUnderstoodException.class)
                .hasMessageStartingWith("the value of " + step + " (line 2) is not understood by the rehearsal; "
                        + "give it with --answer 2=TEXT");
        RehearsedFile answered = setting.answer(2, "42").run(file);
        assertThat(answered.result()).as(answered.output().toString()).isEqualTo("SUCCESS");
        assertThat(answered.output()).contains(step + ": answered with '42'");
    }

    /** They would be taken for variables, and the advice be to give one the name of a package. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "org.jenkinsci.plugins.pipeline.modeldefinition.Utils.markStageSkippedForConditional('a') | org.jenkinsci.plugins.pipeline.modeldefinition.Utils",
                "echo \"${jenkins.plugins.git.GitSCMSource.name}\" | jenkins.plugins.git.GitSCMSource",
                "[1].each { echo hudson.plugins.git.GitSCM.name } | hudson.plugins.git.GitSCM"
            })
    void classOfAJenkinsIsRefusedWhereItStands(String code, String name) {
        assertThatThrownBy(() -> RehearsedFile.run("node {\n" + code + "\n}"))
                .isInstanceOf(NotUnderstoodException.class)
                .hasMessage(name + " (line 2) is not understood by the rehearsal");
    }

    @Test
    void classThatIsHereAndVariableOfThatNameAreUnderstood() {
        RehearsedFile file = RehearsedFile.run("""
                def jenkins = [url: 'u']
                try { error 'x' } catch (hudson.AbortException e) { echo "${hudson.model.Result.FAILURE} ${jenkins.url}" }
                """);

        assertThat(file.output()).contains("FAILURE u");
    }

    /** A line before the call has come or gone since: the answer would be lost, or given to another call. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3 | echo sh(script: 'date', returnStdout: true)",
                "2 | sh 'date'",
                "2 | record 'x'",
                "9 | echo 'x'"
            })
    void answerThatNothingAsksForIsRefused(int line, String code) {
        assertThatThrownBy(() -> RehearsedFile.Setting.USUAL.answer(line, "42").run("node {\n" + code + "\n}"))
                .isInstanceOf(NotUnderstoodException.class)
                .hasMessage("--answer " + line + "=42: there is no call on this line whose value is used");
    }

    /** A text would count as true, whatever it says. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sh(script: 'a', returnStatus: true) | 0 | 0 != 0 is false",
                "bat(script: 'a', returnStatus: true) | 3 | 3 != 0 is true",
                "fileExists('pom.xml') | false | false and no",
                "isUnix() | true | true and yes",
                "sh(script: 'a', returnStdout: true) | 0 | text 0"
            })
    void anAnswerHasTheTypeOfTheStep(String step, String answer, String said) {
        RehearsedFile file =
                RehearsedFile.Setting.USUAL.withoutShell().answer(2, answer).run("""
                node {
                  def value = %s
                  if (value instanceof Integer) { record "${value} != 0 is ${value != 0}" }
                  if (value instanceof Boolean) { record "${value} and ${value ? 'yes' : 'no'}" }
                  if (value instanceof String) { record "text ${value}" }
                }
                """.formatted(step));

        assertThat(file.names()).as(file.failure() + "").containsExactly(said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sh(script: 'a', returnStatus: true) | ok | the answer to sh (line 2) is a whole number, not 'ok'",
                "fileExists('a') | no | the answer to fileExists (line 2) is true or false, not 'no'"
            })
    void anAnswerOfAnotherTypeIsRefused(String step, String answer, String said) {
        RehearsedFile.Setting setting =
                RehearsedFile.Setting.USUAL.withoutShell().answer(2, answer);

        assertThatThrownBy(() -> setting.run("node {\n def value = " + step + "\n record 'never' }"))
                .isInstanceOf(NotUnderstoodException.class)
                .hasMessageContaining(said);
    }

    @Test
    void aUnitThatIsNoneIsToldWithItsLineAndTheNearest() {
        RehearsedFile file = RehearsedFile.run("node {\n timeout(time: 5, unit: 'MINUTE') { record 'never' } }");

        assertThat(file.result()).isEqualTo("FAILURE");
        assertThat(file.names()).isEmpty();
        assertThat(file.failure().orElseThrow().message())
                .contains("timeout (line 2)", "MINUTE", "did you mean MINUTES?");
    }

    @Test
    void everythingRefusedIsToldAtOnceBeforeAnythingRuns() {
        List<String> ran = new ArrayList<>();
        String file = """
                pipeline {
                    agent none
                    stages {
                        stage('first') { steps { record 'a' } }
                        stage('last') { steps { load 'x'; delphixRefesh 'y' } }
                    }
                }
                """;

        assertThatThrownBy(() -> RehearsedFile.run(file, (step, variables) -> ran.add(step.name())))
                .hasMessage(
                        "load (line 5) is not understood by the rehearsal: what another file brings is not known here;"
                                + " put it into the file that is rehearsed" + System.lineSeparator()
                                + "delphixRefesh (line 5) is not understood by the rehearsal");
        assertThat(ran).isEmpty();
    }

    @Test
    void aWordThatIsMisspeltInASectionIsAnsweredWithTheNearest() {
        assertThatThrownBy(() -> RehearsedFile.run("pipeline { agent none; " + STAGES.replace("steps", "setps") + " }"))
                .hasMessage("setps in stage (line 1) is not understood by the rehearsal; did you mean steps?");
    }

    /** Other options are noted, but this one was to bring up a VDB. */
    @Test
    void anOptionThatBeginsLikeAStepOfThePluginIsRefused() {
        String file = "pipeline { agent none; stages { stage('a') { options { withDelphixVDB(from: 'x') }; "
                + "steps { echo 'x' } } } }";

        assertThatThrownBy(() -> RehearsedFile.run(file))
                .hasMessageStartingWith("withDelphixVDB (line 1) is not understood by the rehearsal");
    }

    @Test
    void aStageWithoutWorkIsRefused() {
        assertThatThrownBy(() -> RehearsedFile.run("pipeline { agent none; stages { stage('a') { agent none } } }"))
                .hasMessage("stage 'a' (line 1) has none of steps, stages, parallel and matrix");
    }

    @Test
    void moreThanOneKindOfWorkInAStageIsRefused() {
        String file = "pipeline { agent none; stages { stage('a') { steps { echo 'x' }; parallel { stage('b') "
                + "{ steps { echo 'y' } } } } } }";

        assertThatThrownBy(() -> RehearsedFile.run(file))
                .hasMessage("stage 'a' (line 1) has more than one of steps, stages, parallel and matrix");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POOD | dev | --param POOD: the file has no parameter of this name; did you mean POD?",
                "POD | dev3 | --param POD=dev3: it can be dev1, dev2",
                "SYNC | yes | --param SYNC=yes: it can be true, false"
            })
    void whatAParameterDoesNotOfferIsRefused(String name, String value, String sentence) {
        String file = """
                pipeline {
                    agent any
                    parameters { choice(name: 'POD', choices: ['dev1', 'dev2']); booleanParam(name: 'SYNC') }
                    stages { stage('a') { steps { echo 'x' } } }
                }
                """;

        assertThatThrownBy(
                        () -> RehearsedFile.Setting.USUAL.parameter(name, value).run(file))
                .hasMessage(sentence);
    }

    /** As Jenkins refuses it; a script block is the place for it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TODAY = 'x' | an assignment to TODAY",
                "def today = 'x' | def today",
                "if (true) { echo 'x' } | if",
                "for (each in ['x']) { echo each } | for",
                "while (false) { echo 'x' } | while",
                "try { echo 'x' } finally { echo 'x' } | try",
                "throw new Exception('x') | throw",
                "switch ('x') { case 'x': echo 'x' } | switch",
                "assert true; echo 'x' | assert",
                "return | return"
            })
    void whatIsNoStepIsRefusedInSteps(String statement, String word) {
        for (String steps : new String[] {statement, "withEnv(['A=b']) { " + statement + " }"}) {
            assertThatThrownBy(() -> RehearsedFile.runSteps(steps))
                    .hasMessage(word + " (line 3) is no step; a declarative pipeline takes it in script { } alone");
        }
    }

    @Test
    void aScriptTakesAllOfGroovy() {
        assertThat(RehearsedFile.runSteps("script { TODAY = 'x'; if (true) { def b = TODAY; echo b } }")
                        .output())
                .contains("  x");
    }
}
