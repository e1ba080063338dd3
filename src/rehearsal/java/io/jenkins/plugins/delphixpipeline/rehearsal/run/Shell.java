package io.jenkins.plugins.delphixpipeline.rehearsal.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.function.Consumer;

/** The step {@code sh}: runs a script on this very machine, in the current directory, and prints what it says. */
final class Shell {
    private Shell() {}

    static void run(String script, Scope scope) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-e", "-c", script).redirectErrorStream(true);
        builder.environment().putAll(scope.variables().all());
        Process process = builder.start();
        Consumer<Throwable> kill = cause -> process.destroy();
        scope.stop().begin(kill);
        try (BufferedReader output = process.inputReader()) {
            process.getOutputStream().close();
            output.lines().forEach(scope.console()::line);
            int code = process.waitFor();
            if (code != 0) {
                throw new IOException("script returned exit code " + code);
            }
        } finally {
            scope.stop().end(kill);
        }
    }
}
