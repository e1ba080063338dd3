package io.jenkins.plugins.delphixpipeline.rehearsal;

import io.jenkins.plugins.delphixpipeline.rehearsal.language.NotUnderstoodException;
import io.jenkins.plugins.delphixpipeline.simulator.CommandLineMistake;
import io.jenkins.plugins.delphixpipeline.simulator.scenario.file.ScenarioException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.codehaus.groovy.control.CompilationFailedException;

/** {@code java -jar delphix-pipeline-rehearsal.jar}, or {@code mvn -q compile exec:java}. */
public final class Main {
    static final int SUCCESS = 0;
    static final int FAILED = 1;
    static final int NOT_RUN = 2;

    /** What a controller would write to its own log has no place among the lines of the build. */
    private static final Logger OF_THE_PLUGIN = Logger.getLogger("io.jenkins.plugins.delphixpipeline");

    private Main() {}

    public static void main(String... arguments) throws IOException, InterruptedException {
        OF_THE_PLUGIN.setLevel(Level.WARNING);
        int code = run(System.out, arguments);
        System.out.flush();
        if (code != SUCCESS) {
            System.exit(code);
        }
    }

    /**
     * @return 0 when the build succeeded or is unstable, 1 when it failed, 2 when nothing was run because the arguments or a
     *     file were not understood
     */
    static int run(PrintStream out, String... arguments) throws IOException, InterruptedException {
        try {
            CommandLine line = CommandLine.of(arguments);
            if (line.help()) {
                out.print(CommandLine.usage());
                return SUCCESS;
            }
            if (line.recording().isPresent()) {
                return record(line, out);
            }
            try (Rehearsal rehearsal = new Rehearsal(line, out)) {
                return rehearsal.run() ? SUCCESS : FAILED;
            }
        } catch (ScenarioException | NotUnderstoodException | CompilationFailedException e) {
            out.println(e.getMessage());
        } catch (IllegalArgumentException e) {
            out.println(e.getMessage());
            out.println(CommandLineMistake.HELP);
        } catch (NoSuchFileException e) {
            out.println("There is no file " + e.getFile());
        }
        return NOT_RUN;
    }

    private static int record(CommandLine line, PrintStream out) throws InterruptedException {
        Optional<String> trouble = line.recording().orElseThrow().attempt(line::login, out);
        trouble.ifPresent(out::println);
        return trouble.isEmpty() ? SUCCESS : FAILED;
    }
}
