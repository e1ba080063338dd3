package io.jenkins.plugins.delphixpipeline.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.delphixpipeline.rehearsal.build.StageFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Classes and methods that a file has of its own. */
@Timeout(60)
class OwnCodeTest {

    @Test
    void aClassMayCallItselfAndEnumsMayStandInTheFile() {
        RehearsedFile file = RehearsedFile.run("""
                enum Place { NORTH, SOUTH }
                class Calculation implements Serializable {
                    def steps
                    int start
                    int twice() { start * 2 }
                    int fourfold() { return twice() * 2 }
                    void tell(String what) { steps.record "${what} ${fourfold()} ${all()}" }
                    static String all() { Place.values().join('+') }
                    def sleep(String how) { how }
                    String rest() { def slept = sleep('well'); slept }
                }
                def calculation = new Calculation(steps: this, start: 3)
                node { calculation.tell('is'); record calculation.rest() }
                """);

        assertThat(file.result()).as(file.failure().toString()).isEqualTo("SUCCESS");
        assertThat(file.names()).containsExactly("is 12 NORTH+SOUTH", "well");
    }

    @ParameterizedTest
    @ValueSource(strings = {"announce('x', colour: 'red')", "announce([1])", "announce 1, 2, 3"})
    void aMethodThatDoesNotTakeWhatItIsGivenIsNoStep(String call) {
        RehearsedFile file = RehearsedFile.run("def announce(String text) { echo text }\nnode { " + call + " }");

        assertThat(file.result()).isEqualTo("FAILURE");
        assertThat(file.noted()).isEmpty();
        assertThat(file.failure().map(StageFailure::message).orElseThrow()).contains("announce");
    }

    @Test
    void aMethodWithTheNameOfAStepLeavesTheStepAlone() {
        RehearsedFile file =
                RehearsedFile.run("def echo(List texts) { texts.each { record it } }\nnode { echo(['a']); echo 'b' }");

        assertThat(file.names()).containsExactly("a");
        assertThat(file.output()).contains("b");
    }

    /** What is called on an object is not seen before the file runs. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "if (this.sh(script: 'true', returnStatus: true) == 0) { record 'never' }",
                "def v = this.sh(script: 'x', returnStdout: true); record 'never'",
                "def v = steps.readCSV(file: 'a.csv'); record 'never'",
                "this.load('other.groovy'); record 'never'"
            })
    void valuesThatOnlyARealBuildHasAreRefusedOfObjectsToo(String code) {
        RehearsedFile.Setting bare = RehearsedFile.Setting.USUAL.withoutShell();

        assertThatThrownBy(() -> bare.run("def steps = this\nnode { " + code + " }"))
                .hasMessageContaining("is not understood by the rehearsal");
    }

    @Test
    void whatIsPrintedByFormatIsALineOfTheLog() {
        RehearsedFile file = RehearsedFile.run("""
                node { withCredentials([string(credentialsId: 'a', variable: 'V')]) {
                    printf('%s-%d', V, 3)
                    printf('%s', 'alone')
                } }
                """);

        assertThat(file.output()).contains("****-3", "alone");
    }
}
