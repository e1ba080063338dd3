package io.jenkins.plugins.delphixpipeline.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(output, true, StandardCharsets.UTF_8);

    @Test
    void withoutArgumentsTheRepositorysOwnFileIsRunWithoutFaults() {
        assertThat(CommandLine.of())
                .isEqualTo(new CommandLine(Path.of("Jenkinsfile"), Duration.ofSeconds(2), false, true, false));
    }

    @Test
    void everyArgumentIsUnderstood() {
        assertThat(CommandLine.of(
                        "--jenkinsfile", "other", "--job-seconds", "0.25", "--fault", "masking", "--without-database"))
                .isEqualTo(new CommandLine(Path.of("other"), Duration.ofMillis(250), true, false, false));
    }

    @ParameterizedTest
    @CsvSource({
        "--fault network, Unknown fault network; there is only masking",
        "--job-seconds soon, '--job-seconds needs a number, not soon'",
        "--job-seconds 0, '--job-seconds must be more than 0 and at most 600, not 0'",
        "--verbose, Unknown argument --verbose",
        "--fault, --fault needs a value"
    })
    void whatIsNotUnderstoodIsRefused(String arguments, String message) {
        assertThatThrownBy(() -> CommandLine.of(arguments.split(" ")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void aRefusedArgumentPrintsTheUsageAndRunsNothing() throws Exception {
        assertThat(Main.run(out, "--verbose")).isEqualTo(Main.NOT_RUN);
        assertThat(output.toString(StandardCharsets.UTF_8))
                .startsWith("Unknown argument --verbose")
                .endsWith(CommandLine.USAGE + System.lineSeparator())
                .doesNotContain("Stage");
    }

    @Test
    void aFileThatIsNotThereIsNamed() throws Exception {
        assertThat(Main.run(out, "--jenkinsfile", "no/such/file")).isEqualTo(Main.NOT_RUN);
        assertThat(output.toString(StandardCharsets.UTF_8)).contains("There is no file no/such/file");
    }

    @Test
    void aFileThatIsNotUnderstoodRunsNothing(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("Jenkinsfile"), "timestamps { echo 'x' }");

        assertThat(Main.run(out, "--jenkinsfile", file.toString())).isEqualTo(Main.NOT_RUN);
        assertThat(output.toString(StandardCharsets.UTF_8))
                .contains("timestamps (line 1) is not understood by the rehearsal");
    }
}
