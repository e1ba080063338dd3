package io.jenkins.plugins.delphixpipeline.controller;

import hudson.Extension;
import hudson.model.Item;
import jenkins.branch.Branch;
import jenkins.branch.MultiBranchProject;

/** Jobs of multibranch projects. Without that plugin this class cannot be loaded, and Jenkins leaves it out. */
@Extension(optional = true)
public final class MultibranchJobs implements BranchJobs {
    @Override
    public State stateOf(Item job) {
        if (!(job.getParent() instanceof MultiBranchProject<?, ?> project)) {
            return State.NONE;
        }
        return branchOf(project, job) instanceof Branch.Dead ? State.DEAD : State.LIVE;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Branch branchOf(MultiBranchProject project, Item job) {
        return project.getProjectFactory().getBranch(project.getProjectFactory().asProject(job));
    }
}
