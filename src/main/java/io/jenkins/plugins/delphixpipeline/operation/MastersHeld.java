package io.jenkins.plugins.delphixpipeline.operation;

import io.jenkins.plugins.delphixpipeline.guard.MasterClaim;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import java.io.Serial;
import java.io.Serializable;
import java.util.HashSet;
import java.util.Set;

/** The masters that an operation holds while it is under way. Stored with its state, so a plain class. */
public final class MastersHeld implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    static final MastersHeld NONE = new MastersHeld(MasterClaim.NONE, Set.of());

    private final HashSet<String> reads;
    private final HashSet<String> writes;
    /** Null in what was stored before this was kept. */
    private final HashSet<String> movedFrom;

    private MastersHeld(MasterClaim claim, Set<String> movedFrom) {
        this.reads = new HashSet<>(claim.reads());
        this.writes = new HashSet<>(claim.writes());
        this.movedFrom = new HashSet<>(movedFrom);
    }

    /** Who has moved masters to other data remembers from which, whatever it does with them afterwards. */
    MastersHeld with(MasterClaim claim, Intent intent) {
        boolean moves = intent != null && !intent.movedFrom().isEmpty();
        return new MastersHeld(claim, moves ? intent.movedFrom() : movedFrom());
    }

    public MasterClaim claim() {
        return new MasterClaim(reads, writes);
    }

    /** The timeflows on which the masters were that were moved to others since, or may have been. */
    public Set<String> movedFrom() {
        return movedFrom == null ? Set.of() : Set.copyOf(movedFrom);
    }
}
