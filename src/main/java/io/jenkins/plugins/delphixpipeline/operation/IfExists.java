package io.jenkins.plugins.delphixpipeline.operation;

/** What to do when the thing that is to be made is already there. */
public enum IfExists {
    /** Make nothing and fail. */
    FAIL,
    /** Leave it as it is. */
    KEEP,
    /** Bring the newest data into it; for VDBs and data pods. */
    REFRESH,
    /** Bring its labels up to date; for bookmarks. */
    UPDATE
}
