package io.jenkins.plugins.delphixpipeline.guard;

import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A place in the queue for masters.
 *
 * @param wake asks its holder to ask again; from any thread
 * @param granted whether the holder has what it asked for
 * @param before the timeflows on which the masters were that the holder moves to others; empty while it moves none
 */
record Ticket(MasterClaim claim, Runnable wake, boolean granted, Set<String> before) {
    Ticket given() {
        return new Ticket(claim, wake, true, before);
    }

    Ticket moving(Set<String> from) {
        return new Ticket(claim, wake, granted, Set.copyOf(from));
    }

    /** The same by other names of the masters. */
    Ticket as(UnaryOperator<String> names) {
        return new Ticket(claim.as(names), wake, granted, before);
    }
}
