package io.jenkins.plugins.delphixpipeline.steps.accounts;

import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.delphixpipeline.config.ConnectionChoice;
import io.jenkins.plugins.delphixpipeline.session.ConnectionRegistry;

/**
 * The build that resets accounts, and what it brings along.
 *
 * @param workspace null for the controller
 */
record ResetBuild(
        ConnectionRegistry connections,
        ConnectionChoice choice,
        Run<?, ?> run,
        FilePath workspace,
        TaskListener listener) {}
