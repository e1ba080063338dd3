package io.jenkins.plugins.delphixpipeline.operation.vdb;

/** What can be done to a VDB that exists, apart from a refresh. */
public enum VdbAction {
    START,
    STOP,
    ENABLE,
    DISABLE,
    /** Back to a point of its own history. */
    REWIND,
    /** Takes back the last refresh or rewind. */
    UNDO,
    /** Gives it other scripts for its hooks. */
    SET_HOOKS
}
