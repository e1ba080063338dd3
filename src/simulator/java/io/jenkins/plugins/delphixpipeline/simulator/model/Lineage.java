package io.jenkins.plugins.delphixpipeline.simulator.model;

import java.util.HashSet;
import java.util.Set;

/**
 * Which timeflows hold masked rows. No engine knows this; the simulator keeps it so that a test can ask whether anybody
 * could have read production data.
 */
public final class Lineage {

    private final Set<String> masked = new HashSet<>();

    /** A timeflow made from another holds the same rows. */
    public void copied(String fromTimeflow, String toTimeflow) {
        if (masked.contains(fromTimeflow)) {
            masked.add(toTimeflow);
        }
    }

    public void masked(String timeflow) {
        masked.add(timeflow);
    }

    public boolean isMasked(String timeflow) {
        return masked.contains(timeflow);
    }
}
