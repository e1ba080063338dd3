package io.jenkins.plugins.delphixpipeline.steps;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.delphixpipeline.config.ConnectionChoice;
import io.jenkins.plugins.delphixpipeline.run.OperationRunner;
import io.jenkins.plugins.delphixpipeline.session.ConnectionRegistry;

/**
 * A build that is no pipeline, and what it gives to a step that it carries out.
 *
 * @param workspace may be null where the step does not require one
 */
public record PlainBuild(Run<?, ?> run, FilePath workspace, EnvVars environment, TaskListener listener) {
    /** Runs operations for it. */
    public OperationRunner runner(ConnectionChoice choice, String resultVariable) {
        return OperationRunner.of(run, choice, resultVariable, ConnectionRegistry.get());
    }
}
