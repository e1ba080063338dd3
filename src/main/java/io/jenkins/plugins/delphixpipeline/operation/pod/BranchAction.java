package io.jenkins.plugins.delphixpipeline.operation.pod;

/** What can be done to a branch of a data pod. */
public enum BranchAction {
    /** A new one, which becomes the active one. */
    CREATE_BRANCH,
    ACTIVATE_BRANCH,
    DELETE_BRANCH;

    public boolean replacesData() {
        return this != DELETE_BRANCH;
    }
}
