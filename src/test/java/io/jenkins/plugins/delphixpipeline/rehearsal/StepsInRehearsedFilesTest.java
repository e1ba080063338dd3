package io.jenkins.plugins.delphixpipeline.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.delphixpipeline.rehearsal.binding.Arguments;
import io.jenkins.plugins.delphixpipeline.rehearsal.binding.Signature;
import io.jenkins.plugins.delphixpipeline.rehearsal.binding.StepLibrary;
import io.jenkins.plugins.delphixpipeline.rehearsal.language.Jenkinsfile;
import io.jenkins.plugins.delphixpipeline.rehearsal.language.NotUnderstoodException;
import io.jenkins.plugins.delphixpipeline.rehearsal.language.StepWords;
import io.jenkins.plugins.delphixpipeline.rehearsal.steps.JenkinsSteps;
import io.jenkins.plugins.delphixpipeline.steps.Steps;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a Jenkins refuses by the parameters of a step alone, in the words of its own annotations: a declarative pipeline before it
 * runs, a scripted one when it comes to the call.
 */
class StepsInRehearsedFilesTest {
    private static final StepLibrary LIBRARY = StepLibrary.ofPlugin();
    private static final StepWords WORDS =
            new StepWords(LIBRARY.signatures(), JenkinsSteps.all(false).keySet(), Set.of());

    /** Where Jenkins checks steps, with the line on which the step stands. */
    private static final Map<String, Integer> DECLARATIVE = Map.of(
            "pipeline { agent any; stages { stage('a') { steps {\nSTEP\n} } } }", 2,
            "pipeline { agent any; stages { stage('a') { steps {\nwithEnv(['A=b']) {\nretry(2) {\nSTEP\n} } } } } }", 4,
            "pipeline { agent any; stages { stage('a') { steps { withDelphix(plan: true) {\nSTEP\n} } } } }", 2,
            "pipeline { agent any; stages { stage('a') { parallel { stage('b') { steps {\nSTEP\n} } } } } }", 2,
            "pipeline { agent any; stages { stage('a') { steps { echo 'x' }; post { always {\n\nSTEP\n} } } } }", 3,
            "pipeline { agent any; stages { stage('a') { steps { echo 'x' } } }; post { cleanup {\nSTEP\n} } }", 2);

    /** Where it does not. */
    private static final List<String> SCRIPTED = List.of(
            "node {\nSTEP\n}",
            "def work() {\nSTEP\n}\npipeline { agent any; stages { stage('a') { steps { work() } } } }",
            "pipeline { agent any; stages { stage('a') { steps { script {\nSTEP\n} } } } }",
            "pipeline { agent any; stages { stage('a') { steps { withEnv([]) { script { retry(2) {\nSTEP\n} } } } } } }",
            "pipeline { agent any; stages { stage('a') { steps { parallel(one: {\nSTEP\n}) } } } }");

    static Stream<Class<? extends Step>> steps() {
        return Steps.classes();
    }

    @ParameterizedTest
    @MethodSource("steps")
    void whatIsDemandedMayNotLackInDeclarative(Class<? extends Step> step) {
        List<String> demanded = Steps.demanded(step);

        DECLARATIVE.forEach((file, line) -> {
            assertRuns(file, call(step, named(demanded)));
            demanded.forEach(lacking -> {
                List<String> others =
                        demanded.stream().filter(name -> !name.equals(lacking)).toList();
                assertThatThrownBy(() -> compile(file, call(step, named(others))))
                        .isInstanceOf(NotUnderstoodException.class)
                        .hasMessageStartingWith(name(step) + " (line " + line + ")")
                        .hasMessageContaining("lacks " + lacking)
                        .hasMessageContaining("write " + lacking + ": ");
            });
        });
    }

    @ParameterizedTest
    @MethodSource("steps")
    void aValueWithoutNameIsTakenForTheSoleDemandedParameterOnly(Class<? extends Step> step) {
        boolean taken =
                Steps.demanded(step).size() == 1 && Steps.constructor(step).getParameterCount() == 1;

        DECLARATIVE.forEach((file, line) -> {
            if (taken) {
                assertRuns(file, call(step, "'a'"));
                return;
            }
            assertThatThrownBy(() -> compile(file, call(step, "\"a ${BUILD_NUMBER}\"")))
                    .isInstanceOf(NotUnderstoodException.class)
                    .hasMessageStartingWith(name(step) + " (line " + line + ")")
                    .hasMessageContaining("without a name");
            assertThatThrownBy(() -> compile(file, call(step, "env.A"))).isInstanceOf(NotUnderstoodException.class);
        });
    }

    @ParameterizedTest
    @MethodSource("steps")
    void severalValuesWithoutNamesAreRefusedInDeclarative(Class<? extends Step> step) {
        DECLARATIVE.forEach((file, line) -> assertThatThrownBy(() -> compile(file, call(step, "'a', connection: 'b'")))
                .isInstanceOf(NotUnderstoodException.class)
                .hasMessageStartingWith(name(step) + " (line " + line + ")")
                .hasMessageContaining("to be named"));
    }

    /** The constructor gets null for what lacks, and the step itself says what it thinks of that. */
    @ParameterizedTest
    @MethodSource("steps")
    void scriptedIsCheckedWhenItRuns(Class<? extends Step> step) {
        SCRIPTED.forEach(file -> {
            assertRuns(file, call(step, ""));
            assertRuns(file, call(step, "'a'"));
        });
        assertThat(LIBRARY.build(name(step), Arguments.of(), OptionalInt.empty()))
                .isInstanceOf(step);
        if (Steps.constructor(step).getParameterCount() == 1) {
            assertThat(LIBRARY.build(name(step), Arguments.of("a"), OptionalInt.empty()))
                    .isInstanceOf(step);
        } else {
            assertThatThrownBy(() -> LIBRARY.build(name(step), Arguments.of("a"), OptionalInt.empty()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith(name(step) + ": ")
                    .hasMessageContaining("without a name");
        }
    }

    /** What a step returns is asked for in scripts only; Jenkins does not look at calls inside of arguments. */
    @Test
    void callsThatAreArgumentsAreNotChecked() {
        assertRuns(DECLARATIVE.keySet().iterator().next(), "echo \"${delphixVdb(vdb: 'a')}\"");
    }

    @Test
    void theWayOutIsTheNameOfTheParameter() {
        String file = "pipeline { agent any; stages { stage('a') { steps {\nSTEP\n} } } }";

        assertThatThrownBy(() -> compile(file, "delphixRefresh 'QA/Patients'")).hasMessageContaining("write vdb: …");
        assertThatThrownBy(() -> compile(file, "withDelphix('east') { echo 'x' }"))
                .hasMessageContaining("name it, as one of connection, credentialsId, plan");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pipeline { agent any; options {\nSTEP\n}\nstages { stage('a') { steps { echo 'x' } } } }",
                "pipeline { agent any; stages { stage('a') { options {\nSTEP\n}\nsteps { echo 'x' } } } }"
            })
    void optionsAreCheckedLikeSteps(String file) {
        assertRuns(file, "withDelphix(connection: 'east')");
        assertThatThrownBy(() -> compile(file, "withDelphix('east')"))
                .hasMessageStartingWith("withDelphix (line 2)")
                .hasMessageContaining("without a name");
    }

    @ParameterizedTest
    @MethodSource("steps")
    void anUnknownArgumentIsAnsweredWithTheNearestInDeclarative(Class<? extends Step> step) {
        Signature signature = LIBRARY.signatures().get(name(step));
        String known = signature.known().get(0);
        String demanded = named(Steps.demanded(step));
        String wrong = known + "z: 'x'" + (demanded.isEmpty() ? "" : ", " + demanded);

        DECLARATIVE.forEach((file, line) -> assertThatThrownBy(() -> compile(file, call(step, wrong)))
                .isInstanceOf(NotUnderstoodException.class)
                .hasMessageStartingWith(
                        name(step) + " (line " + line + ") knows no argument '" + known + "z'; did you mean " + known)
                .hasMessageContaining("? It knows " + String.join(", ", signature.known())));
        SCRIPTED.forEach(file -> assertRuns(file, call(step, wrong)));
    }

    /** What stands there instead of a name is known when it is called. */
    @Test
    void namesThatAreNoTextAreNotChecked() {
        DECLARATIVE.keySet().forEach(file -> assertRuns(file, "delphixVdb((env.A): 'a', vdb: 'b')"));
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        String file =
                "pipeline { agent any; stages { stage('a') { steps {\ndelphixVdb vdb: 'a'\ndelphixDataPod()\n} } } }";

        assertThatThrownBy(() -> compile(file, ""))
                .satisfies(thrown -> assertThat(thrown.getMessage().lines())
                        .anySatisfy(said -> assertThat(said).contains("delphixVdb (line 2)", "lacks action"))
                        .anySatisfy(said -> assertThat(said).contains("delphixDataPod (line 3)", "lacks action")));
    }

    private static void assertRuns(String file, String call) {
        assertThat(compile(file, call)).isNotNull();
    }

    private static Jenkinsfile.Compiled compile(String file, String call) {
        return new Jenkinsfile(file.replace("STEP", call)).compile(WORDS);
    }

    private static String call(Class<? extends Step> step, String arguments) {
        boolean block = Steps.ALL.get(step).get().takesImplicitBlockArgument();
        return name(step) + "(" + arguments + ")" + (block ? " { echo 'x' }" : "");
    }

    private static String name(Class<? extends Step> step) {
        return Steps.ALL.get(step).get().getFunctionName();
    }

    private static String named(List<String> parameters) {
        return parameters.stream().map(name -> name + ": 'x'").collect(Collectors.joining(", "));
    }
}
