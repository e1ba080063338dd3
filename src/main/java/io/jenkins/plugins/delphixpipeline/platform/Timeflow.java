package io.jenkins.plugins.delphixpipeline.platform;

/**
 * A stretch of a dataset's history. Refresh, rewind and undo each move a dataset to another one.
 *
 * @param origin what made it
 * @param parentSnapshot the reference of the snapshot it was made from, or null
 */
public record Timeflow(String reference, String dataset, Origin origin, String parentSnapshot) {
    public enum Origin {
        INITIAL,
        REFRESH,
        ROLLBACK,
        OTHER
    }
}
