package io.jenkins.plugins.delphixpipeline.platform.model;

/**
 * A stretch of a dataset's history. Refresh, rewind and undo each move a dataset to another one.
 *
 * @param name bears the time at which it was made, so that it tells it from another that bears the same reference after the back end
 *     was set back to an earlier state; null where it is not told
 * @param origin what made it; no proof of where its data came from
 * @param parentSnapshot the reference of the snapshot it was made from, or null
 * @param parentTimeflow the reference of the timeflow it was made from: the parent's after a provision or refresh, the
 *     dataset's own after a rewind; null for the first one of a dSource and for those of a replica
 */
public record Timeflow(
        String reference, String name, String dataset, Origin origin, String parentSnapshot, String parentTimeflow) {
    public enum Origin {
        INITIAL,
        REFRESH,
        ROLLBACK,
        /** The dataset masks itself and bore the flag when the timeflow was made; tells nothing of its masking step. */
        TRANSFORMATION,
        OTHER
    }
}
