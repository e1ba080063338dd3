package io.jenkins.plugins.delphixpipeline.run;

import io.jenkins.plugins.delphixpipeline.operation.Result;
import java.io.PrintStream;

/** Whoever waits for an operation: a step of a pipeline, or a build that has nothing else to do meanwhile. */
public interface Completion {
    /** @param result what the operation made */
    void succeeded(Result result);

    void failed(Throwable reason);

    /** It was asked to stop, and has. */
    void stopped();

    /** @return null when there is nowhere to write any more */
    PrintStream console();
}
