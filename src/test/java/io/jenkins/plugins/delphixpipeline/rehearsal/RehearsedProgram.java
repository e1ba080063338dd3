package io.jenkins.plugins.delphixpipeline.rehearsal;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** The whole program with a Jenkinsfile and an estate of a test's own, and what it said. */
abstract class RehearsedProgram {
    @TempDir
    Path folder;

    int code;
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    void describe(String estate) throws Exception {
        Files.writeString(estate(), estate);
    }

    private Path estate() {
        return folder.resolve("estate.yaml");
    }

    /** @param more arguments of the command line */
    void rehearse(String jenkinsfile, String... more) throws Exception {
        Path file = Files.writeString(folder.resolve("Jenkinsfile"), jenkinsfile);
        List<String> arguments = new ArrayList<>(
                List.of("--jenkinsfile", file.toString(), "--scenario", estate().toString(), "--job-seconds", "0.1"));
        arguments.addAll(List.of(more));
        call(arguments);
    }

    /** With the estate that is built in. */
    void rehearseBuiltIn(String jenkinsfile, String... more) throws Exception {
        Path file = Files.writeString(folder.resolve("Jenkinsfile"), jenkinsfile);
        List<String> arguments = new ArrayList<>(
                List.of("--jenkinsfile", file.toString(), "--without-database", "--job-seconds", "0.1"));
        arguments.addAll(List.of(more));
        call(arguments);
    }

    void call(List<String> arguments) throws Exception {
        code = Main.run(new PrintStream(output, true, StandardCharsets.UTF_8), arguments.toArray(new String[0]));
    }

    String text() {
        return output.toString(StandardCharsets.UTF_8);
    }
}
