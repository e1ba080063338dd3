package io.jenkins.plugins.delphixpipeline.simulator.model;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which timeflows and snapshots hold masked rows. No engine knows this; the simulator keeps it so that a test can ask
 * whether anybody could have read production data. A timeflow may be masked some time after it began: its snapshots from
 * before hold unmasked rows for ever.
 */
public final class Lineage {

    private final Map<String, Instant> maskedSince = new HashMap<>();
    private final Set<String> maskedSnapshots = new HashSet<>();

    /** A timeflow made from a point holds the same rows. */
    public void copied(DataPoint from, String toTimeflow) {
        if (from.masked()) {
            alwaysMasked(toTimeflow);
        }
    }

    public void masked(String timeflow, Instant when) {
        maskedSince.putIfAbsent(timeflow, when);
    }

    public void alwaysMasked(String timeflow) {
        maskedSince.put(timeflow, Instant.MIN);
    }

    /** A snapshot of a timeflow was taken just now. */
    public void taken(String snapshot, String timeflow) {
        if (isMasked(timeflow)) {
            maskedSnapshots.add(snapshot);
        }
    }

    /** Whether the rows that the timeflow holds now are masked. */
    public boolean isMasked(String timeflow) {
        return maskedSince.containsKey(timeflow);
    }

    /** Whether they were at this time. */
    public boolean wasMasked(String timeflow, Instant when) {
        return isMasked(timeflow) && !maskedSince.get(timeflow).isAfter(when);
    }

    public boolean isMaskedSnapshot(String snapshot) {
        return maskedSnapshots.contains(snapshot);
    }
}
