package io.jenkins.plugins.delphixpipeline.rehearsal.run;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.TaskListener;
import java.io.PrintStream;

/** Brings what a step prints to the console of the rehearsal. */
final class ConsoleListener implements TaskListener {
    private static final long serialVersionUID = 1L;

    private final transient PrintStream stream;

    ConsoleListener(PrintStream stream) {
        this.stream = stream;
    }

    @NonNull
    @Override
    public PrintStream getLogger() {
        return stream;
    }
}
