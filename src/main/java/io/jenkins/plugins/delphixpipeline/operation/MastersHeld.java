package io.jenkins.plugins.delphixpipeline.operation;

import io.jenkins.plugins.delphixpipeline.guard.MasterLocks;
import java.io.Serial;
import java.io.Serializable;
import java.util.HashSet;

/** The masters that an operation holds while it is under way. Stored with its state, so a plain class. */
final class MastersHeld implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    private final HashSet<String> reads;
    private final HashSet<String> writes;

    MastersHeld(MasterLocks.Claim claim) {
        this.reads = new HashSet<>(claim.reads());
        this.writes = new HashSet<>(claim.writes());
    }

    MasterLocks.Claim claim() {
        return new MasterLocks.Claim(reads, writes);
    }
}
