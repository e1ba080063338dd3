package io.jenkins.plugins.delphixpipeline.controller;

import hudson.ExtensionPoint;
import hudson.model.Item;

/** Knows jobs that stand for branches and pull requests, as far as the plugin for these is installed. */
public interface BranchJobs extends ExtensionPoint {
    /** How a job stands to its branch. */
    enum State {
        /** It belongs to no branch. */
        NONE,
        LIVE,
        /** The branch is gone, or the pull request closed; the job goes later. */
        DEAD
    }

    State stateOf(Item job);
}
