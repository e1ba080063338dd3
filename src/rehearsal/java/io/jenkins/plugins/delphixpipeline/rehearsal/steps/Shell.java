package io.jenkins.plugins.delphixpipeline.rehearsal.steps;

import hudson.AbortException;
import io.jenkins.plugins.delphixpipeline.rehearsal.language.Symbol;
import io.jenkins.plugins.delphixpipeline.rehearsal.run.Here;
import io.jenkins.plugins.delphixpipeline.rehearsal.run.Scope;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The step {@code sh}: runs a script on this very machine, in the workspace, and prints what it says. */
final class Shell {
    private Shell() {}

    static Object run(Symbol call, Here here) throws IOException, InterruptedException {
        here.say(call.toString());
        Scope scope = here.scope().indented();
        boolean asOutput = call.flag("returnStdout", false);
        boolean asStatus = call.flag("returnStatus", false);
        ProcessBuilder builder =
                new ProcessBuilder("/bin/sh", "-e", "-c", call.text("script", "")).redirectErrorStream(!asOutput);
        if (asOutput) {
            builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        }
        builder.directory(scope.workspace().toFile());
        builder.environment().putAll(scope.variables().all());
        Process process = builder.start();
        Consumer<Throwable> kill = cause -> process.destroy();
        scope.stop().begin(kill);
        try (BufferedReader output = process.inputReader()) {
            process.getOutputStream().close();
            String text = output.lines()
                    .peek(line -> {
                        if (!asOutput) {
                            scope.console().line(line);
                        }
                    })
                    .collect(Collectors.joining("\n"));
            int code = process.waitFor();
            if (asStatus) {
                return code;
            }
            if (code != 0) {
                throw new AbortException("script returned exit code " + code);
            }
            return asOutput ? text : null;
        } finally {
            scope.stop().end(kill);
        }
    }
}
