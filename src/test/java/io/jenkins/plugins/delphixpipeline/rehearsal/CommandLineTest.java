package io.jenkins.plugins.delphixpipeline.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.dct.SimulatedDct;
import io.jenkins.plugins.delphixpipeline.simulator.masking.SimulatedMaskingEngine;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(output, true, StandardCharsets.UTF_8);

    @Test
    void withoutArgumentsTheRepositorysOwnFileIsRunWithoutFaults() {
        CommandLine line = CommandLine.of();
        assertThat(line.jenkinsfile()).isEqualTo(Path.of("Jenkinsfile"));
        assertThat(line.jobLength()).isEqualTo(Duration.ofSeconds(2));
        assertThat(line.failMasking()).isFalse();
        assertThat(line.database()).isTrue();
        assertThat(line.help()).isFalse();
        assertThat(line.runShell()).isFalse();
        assertThat(line.branch()).contains("main");
        assertThat(line.namesBranch()).isFalse();
        assertThat(line.backend()).isEqualTo(BackEndKind.ENGINE);
        assertThat(line.scenario()).isEmpty();
        assertThat(line.recording()).isEmpty();
    }

    @Test
    void everyArgumentIsUnderstood() {
        CommandLine line = CommandLine.of(
                "--jenkinsfile other --job-seconds 0.25 --fault masking --without-database --scenario estate.yaml"
                        .concat(
                                " --workspace here --param A=1 --param B=x=y --env BRANCH_NAME=main --answer 12=3 --run-sh")
                        .split(" "));
        assertThat(line.jenkinsfile()).isEqualTo(Path.of("other"));
        assertThat(line.jobLength()).isEqualTo(Duration.ofMillis(250));
        assertThat(line.failMasking()).isTrue();
        assertThat(line.database()).isFalse();
        assertThat(line.scenario()).contains(Path.of("estate.yaml"));
        assertThat(line.workspace()).contains(Path.of("here"));
        assertThat(line.parameters()).isEqualTo(Map.of("A", "1", "B", "x=y"));
        assertThat(line.variables()).isEqualTo(Map.of("BRANCH_NAME", "main"));
        assertThat(line.answers()).isEqualTo(Map.of(12, "3"));
        assertThat(line.runShell()).isTrue();
        assertThat(CommandLine.of("--branch", "a/b").branch()).contains("a/b");
        assertThat(CommandLine.of("--branch", "").branch()).isEmpty();
        assertThat(CommandLine.of("--branch=").branch()).isEmpty();
        assertThat(CommandLine.of("--branch=").namesBranch()).isTrue();
        assertThat(CommandLine.of("--back-end", "dct").backend()).isEqualTo(BackEndKind.DCT);
        assertThat(CommandLine.of("--record", "https://engine.example.com", "--anonymise")
                        .recording())
                .hasValueSatisfying(request -> assertThat(request.anonymise()).isTrue());
    }

    @Test
    void aRecordingThatFailsSaysSoInOneLine(@TempDir Path folder) throws Exception {
        Path password = Files.writeString(folder.resolve("password"), "wrong");
        try (SimulatedEngine engine = SimulatedEngine.builder().start()) {
            int code = Main.run(
                    out, "--record", engine.url().toString(), "--user", "jane", "--password-file", password.toString());

            assertThat(code).isEqualTo(Main.FAILED);
        }
        assertThat(output.toString(StandardCharsets.UTF_8))
                .startsWith("Nothing was recorded: ")
                .hasLineCount(1)
                .doesNotContain("wrong");
    }

    @Test
    void whatAnswersIsToldByItsName(@TempDir Path folder) throws Exception {
        Path password = Files.writeString(folder.resolve("password"), "secret");
        try (SimulatedEngine engine = SimulatedEngine.builder().start();
                SimulatedDct dct =
                        SimulatedDct.builder().engine("engine1", engine).start();
                SimulatedMaskingEngine masking =
                        SimulatedMaskingEngine.start(Duration.ofMillis(1), Clock.systemUTC())) {
            for (URI address : List.of(dct.url(), masking.url())) {
                Main.run(out, "--record", address.toString(), "--user", "jane", "--password-file", password.toString());
            }
            assertThat(output.toString(StandardCharsets.UTF_8).lines())
                    .hasSize(2)
                    .satisfiesExactly(
                            line -> assertThat(line)
                                    .contains("The DCT refuses the login of jane")
                                    .contains("--key-file"),
                            line -> assertThat(line)
                                    .contains(masking.url() + " is a Masking Engine")
                                    .contains("Record the Delphix Engine"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--answer x=y, 'Invalid value for option ''--answer'' (LINE=TEXT): ''x'' is not an int'",
        "--back-end mask, Unknown back end mask; there are engine and dct",
        "--record https://engine.example.com --back-end dct, '--record runs nothing and sees by itself what answers; it cannot be combined with --back-end dct'",
        "--anonymise, 'Without --record there is no use for --anonymise; add --record with the address of an engine or a DCT'",
        "--output a.yaml --user jane --password-file p --certificate c, 'Without --record there is no use for --output, --user, --password-file, --certificate; add --record with the address of an engine or a DCT'",
        "--fault network, Unknown fault network; there is only masking",
        "--job-seconds soon, '--job-seconds needs a number, not soon'",
        "--job-seconds 0, '--job-seconds must be more than 0 and at most 600, not 0'",
        "--verbose, Unknown option --verbose",
        "--jenkinsfil x, Unknown option --jenkinsfil; did you mean --jenkinsfile?",
        "-scenario x, Unknown option -scenario; did you mean --scenario?",
        "--pasword=secret, Unknown option --pasword; did you mean --param or --password-file?",
        "Jenkinsfile, Unknown argument Jenkinsfile",
        "--fault, Missing required parameter for option '--fault' (NAME)"
    })
    void whatIsNotUnderstoodIsRefused(String arguments, String message) {
        assertThatThrownBy(() -> CommandLine.of(arguments.split(" ")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void aRefusedArgumentIsToldInASentenceAndRunsNothing() throws Exception {
        assertThat(Main.run(out, "--verbose")).isEqualTo(Main.NOT_RUN);
        assertThat(output.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("Unknown option --verbose", "--help lists the options.");
    }

    /** Before anything is asked for or contacted. */
    @ParameterizedTest
    @CsvSource({
        "http://host:notaport, has no host",
        "http://host:99999, has no host",
        "http://host:0, has no host",
        "http://my_host, has no host",
        "https:///path, has no host",
        "engine.example.com, does not begin with https:// or http://",
        "engine.example.com:8443, does not begin with https:// or http://",
        "file:///tmp/x, does not begin with https:// or http://",
        "'https://a b', is none",
        "https://engine.example.com/?x=1, ? and # do not belong in",
        "https://jane:secret@engine.example.com, a login does not belong there",
        "https://jane:secret@a b, a login does not belong there",
        "jane:secret@engine.example.com, a login does not belong there"
    })
    void anAddressThatIsNoneIsNotRecorded(String address, String why) {
        assertThatThrownBy(() -> CommandLine.of("--record", address))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "--record needs the address of an engine or a DCT, such as https://engine.example.com: ")
                .hasMessageContaining(why)
                .hasMessageNotContainingAny("secret", "java.");
    }

    @ParameterizedTest
    @CsvSource({"https://engine.example.com:8443/path", "HTTP://127.0.0.1", "http://[::1]:8080"})
    void anAddressWithAPortOrAPathIsRecorded(String address) {
        assertThat(CommandLine.of("--record", address).recording()).isPresent();
    }

    @Test
    void aFileThatIsNotThereIsNamed() throws Exception {
        assertThat(Main.run(out, "--jenkinsfile", "no/such/file")).isEqualTo(Main.NOT_RUN);
        assertThat(output.toString(StandardCharsets.UTF_8)).contains("There is no file no/such/file");
    }

    @ParameterizedTest
    @CsvSource({"--jenkinsfile, which is not written in UTF-8", "--scenario, the file is not written in UTF-8"})
    void aFileThatCannotBeReadIsNamed(String option, String sentence, @TempDir Path folder) throws Exception {
        Path file = Files.write(folder.resolve("old.txt"), new byte[] {'#', ' ', (byte) 0xfc, '\n'});

        assertThat(Main.run(out, option, file.toString())).isEqualTo(Main.NOT_RUN);
        assertThat(Main.run(out, option, folder.toString())).isEqualTo(Main.NOT_RUN);

        assertThat(output.toString(StandardCharsets.UTF_8))
                .contains("old.txt", sentence, option + " needs a file, not " + folder);
    }

    @Test
    void aFileThatIsNotUnderstoodRunsNothing(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("Jenkinsfile"), "library 'ours'");

        assertThat(Main.run(out, "--jenkinsfile", file.toString())).isEqualTo(Main.NOT_RUN);
        assertThat(output.toString(StandardCharsets.UTF_8))
                .contains("library (line 1) is not understood by the rehearsal");
    }
}
