package io.jenkins.plugins.delphixpipeline.config;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.IOException;

/** One data operation with its parameters, as a form describes it; a build can carry it out without a pipeline. */
public interface DataRequest {
    /** Whether it reads a file of the build's workspace, or works from the machine that this is on. */
    default boolean requiresWorkspace() {
        return false;
    }

    /**
     * Carries it out and waits for its end; an interruption cancels it on the back end first.
     *
     * @param workspace null where there is none, which can only be where it is not required
     * @param environment {@code ${NAME}} in a parameter is replaced by its variable
     * @throws hudson.AbortException with a whole sentence, when it cannot be done or ended badly
     */
    void perform(Run<?, ?> run, FilePath workspace, EnvVars environment, TaskListener listener)
            throws InterruptedException, IOException;
}
