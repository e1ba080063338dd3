package io.jenkins.plugins.delphixpipeline.rehearsal;

import io.jenkins.plugins.delphixpipeline.rehearsal.declarative.NotUnderstoodException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.NoSuchFileException;
import org.codehaus.groovy.control.CompilationFailedException;

/** {@code mvn -q compile exec:java}. */
public final class Main {
    static final int SUCCESS = 0;
    static final int FAILED = 1;
    static final int NOT_RUN = 2;

    private Main() {}

    public static void main(String... arguments) throws IOException, InterruptedException {
        int code = run(System.out, arguments);
        System.out.flush();
        if (code != SUCCESS) {
            System.exit(code);
        }
    }

    /**
     * @return 0 when every stage succeeded, 1 when one failed, 2 when nothing was run because the arguments or the file
     *     were not understood
     */
    static int run(PrintStream out, String... arguments) throws IOException, InterruptedException {
        try {
            CommandLine line = CommandLine.of(arguments);
            if (line.help()) {
                out.print(CommandLine.USAGE);
                return SUCCESS;
            }
            try (Rehearsal rehearsal = new Rehearsal(line, out)) {
                return rehearsal.run() ? SUCCESS : FAILED;
            }
        } catch (IllegalArgumentException e) {
            out.println(e.getMessage() + System.lineSeparator() + System.lineSeparator() + CommandLine.USAGE);
        } catch (NotUnderstoodException | CompilationFailedException e) {
            out.println(e.getMessage());
        } catch (NoSuchFileException e) {
            out.println("There is no file " + e.getFile());
        }
        return NOT_RUN;
    }
}
