package io.jenkins.plugins.delphixpipeline.run;

import java.io.PrintStream;
import java.util.Map;

/** Whoever waits for an operation: a step of a pipeline, or a build that has nothing else to do meanwhile. */
public interface Completion {
    /** @param values what the operation made; a map of its own */
    void succeeded(Map<String, Object> values);

    void failed(Throwable reason);

    /** It was asked to stop, and has. */
    void stopped();

    /** @return null when there is nowhere to write any more */
    PrintStream console();
}
