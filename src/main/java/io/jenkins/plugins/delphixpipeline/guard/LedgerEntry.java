package io.jenkins.plugins.delphixpipeline.guard;

import java.time.Instant;
import java.util.function.Supplier;

/**
 * What this controller found out about a timeflow of a master.
 *
 * @param dataset the reference of the master
 * @param safeSince snapshots made before it, by the back end's clock, do not share the proof; null where all do, or none
 * @param job the job that made the timeflow, as far as known
 * @param name of a proven timeflow, which tells it from another that bears its reference by now; null where it is not known
 */
public record LedgerEntry(Outcome outcome, String dataset, Instant safeSince, String job, String name) {
    public LedgerEntry(Outcome outcome, String dataset, Instant safeSince, String job) {
        this(outcome, dataset, safeSince, job, null);
    }

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

    /**
     * Whether it is of a timeflow of this name: a doubt is, whatever name the timeflow has by now.
     *
     * @param timeflowsName asked only where it matters
     */
    boolean isOf(Supplier<String> timeflowsName) {
        return !isSafe() || name == null || name.equals(timeflowsName.get());
    }

    /** A proof does not take back what was seen to be wrong with the same timeflow. */
    boolean yieldsTo(LedgerEntry later) {
        return !later.isSafe() || outcome == Outcome.PROVEN || outcome == Outcome.UNPROVEN;
    }
}
