package io.jenkins.plugins.delphixpipeline.platform;

/**
 * A stretch of a dataset's history. Refresh, rewind and undo each move a dataset to another one.
 *
 * @param origin what made it
 * @param parentSnapshot the reference of the snapshot it was made from, or null
 * @param parentTimeflow the reference of the timeflow it was made from, which is the dataset's own after a rewind; or null
 */
public record Timeflow(String reference, String dataset, Origin origin, String parentSnapshot, String parentTimeflow) {
    /** What made a timeflow, as far as a back end tells. It is no proof of a refresh. */
    public enum Origin {
        INITIAL,
        REFRESH,
        ROLLBACK,
        /** Engine: a refresh or provision of a VDB that has the flag {@code masked}. */
        TRANSFORMATION,
        OTHER
    }
}
