package io.jenkins.plugins.delphixpipeline.guard;

import java.time.Instant;

/**
 * What this controller found out about a timeflow of a master.
 *
 * @param dataset the reference of the master
 * @param safeSince snapshots made before it, by the back end's clock, do not share the proof; null where all do, or none
 * @param job the job that made the timeflow, as far as known
 */
public record LedgerEntry(Outcome outcome, String dataset, Instant safeSince, String job) {
    /** How a masked refresh or provision ended. */
    public enum Outcome {
        PROVEN,
        /** Its job failed or was cancelled. */
        FAILED,
        /** Its job ended well, but the Masking Engine says that the data was not masked. */
        DISPROVED,
        /** Nothing tells. */
        UNPROVEN
    }

    public boolean isSafe() {
        return outcome == Outcome.PROVEN;
    }

    /** A proof does not take back what was seen to be wrong with the same timeflow. */
    boolean yieldsTo(LedgerEntry later) {
        return !later.isSafe() || outcome == Outcome.PROVEN || outcome == Outcome.UNPROVEN;
    }
}
