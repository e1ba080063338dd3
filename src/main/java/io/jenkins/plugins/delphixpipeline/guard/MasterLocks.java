package io.jenkins.plugins.delphixpipeline.guard;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Who may work on a master at the same time: whoever changes its data alone, those who take its newest data together. First
 * come, first served, and all that an operation needs is given at once, so that nobody waits for ever. Holds within one
 * controller; nothing waits on a thread. Safe for use by many threads.
 */
public final class MasterLocks {
    private static final Logger LOGGER = Logger.getLogger(MasterLocks.class.getName());
    private final Map<String, Ticket> tickets = new LinkedHashMap<>();
    private final UnaryOperator<String> knownAs;
    private long releases;
    /** Null once it was asked. */
    private Supplier<List<Hold>> earlier;

    public MasterLocks() {
        this(List::of, UnaryOperator.identity());
    }

    /**
     * @param earlier what was held when the controller went down, and is under way still; asked once, before anybody gets anything
     * @param knownAs what a master is called by now: logins that may not ask for the name of a back end know only its address
     */
    public MasterLocks(Supplier<List<Hold>> earlier, UnaryOperator<String> knownAs) {
        this.earlier = earlier;
        this.knownAs = knownAs;
    }

    /**
     * What an operation holds.
     *
     * @param before the timeflows on which the masters were that it moves to others; empty while it moves none
     */
    public record Hold(String holder, MasterClaim claim, Set<String> before) {
        public Hold {
            before = Set.copyOf(before);
        }
    }

    /**
     * Asks for everything in the claim; whoever is refused keeps its place in the queue.
     *
     * @param holder asks for one thing at a time
     * @param wake called, from any thread, when it is worth asking again
     * @return whether the holder has it now
     */
    public boolean acquire(String holder, MasterClaim claim, Runnable wake) {
        if (asksForAnother(holder, claim)) {
            release(holder);
        }
        return granted(holder, claim, wake);
    }

    private synchronized boolean asksForAnother(String holder, MasterClaim claim) {
        learn();
        Ticket mine = tickets.get(holder);
        return mine != null && !mine.claim().equals(claim.as(knownAs));
    }

    private synchronized boolean granted(String holder, MasterClaim claim, Runnable wake) {
        Ticket mine = tickets.computeIfAbsent(holder, asker -> new Ticket(claim, wake, false, Set.of()));
        boolean granted = mine.granted() || isFree(holder, claim);
        if (granted) {
            tickets.put(holder, mine.given());
        }
        return granted;
    }

    /** Names that were found out since; and whoever was at work before a restart comes before everybody who begins after it. */
    private void learn() {
        tickets.replaceAll((holder, ticket) -> ticket.as(knownAs));
        if (earlier == null) {
            return;
        }
        try {
            for (Hold hold : earlier.get()) {
                tickets.putIfAbsent(hold.holder(), new Ticket(hold.claim().as(knownAs), () -> {}, true, hold.before()));
            }
        } catch (RuntimeException e) {
            // What cannot be read cannot be resumed either, which those who do that tell.
            LOGGER.log(Level.FINE, "What was held before cannot be read", e);
        }
        earlier = null;
    }

    /** The holder begins to move the masters that it changes from these timeflows to others. */
    public synchronized void moving(String holder, Set<String> before) {
        tickets.computeIfPresent(holder, (name, mine) -> mine.moving(before));
    }

    /**
     * Whether somebody else has moved a master to this timeflow, or may have, and has not yet found out what that is worth.
     *
     * @param asker null for nobody who holds anything
     * @param timeflow on which the master is now
     */
    public synchronized boolean isUnderProof(String asker, String master, String timeflow) {
        learn();
        return tickets.entrySet().stream()
                .filter(each -> !each.getKey().equals(asker))
                .map(Map.Entry::getValue)
                .filter(ticket -> ticket.granted() && ticket.claim().writes().contains(knownAs.apply(master)))
                .anyMatch(
                        ticket -> !ticket.before().isEmpty() && !ticket.before().contains(timeflow));
    }

    /** Those that came before have to be done with it, whether they hold it or wait for it. */
    private boolean isFree(String holder, MasterClaim claim) {
        for (Map.Entry<String, Ticket> each : tickets.entrySet()) {
            if (each.getKey().equals(holder)) {
                return true;
            }
            if (each.getValue().claim().excludes(claim.as(knownAs))) {
                return false;
            }
        }
        return true;
    }

    public synchronized boolean isHeldBy(String holder, MasterClaim claim) {
        learn();
        Ticket mine = tickets.get(holder);
        return mine != null && mine.granted() && mine.claim().equals(claim.as(knownAs));
    }

    /** Who holds what a claim would have to wait for, or waits before it. */
    public synchronized Set<String> holders(String asker, MasterClaim claim) {
        Set<String> holders = new HashSet<>();
        for (Map.Entry<String, Ticket> each : tickets.entrySet()) {
            if (each.getKey().equals(asker)) {
                break;
            }
            if (each.getValue().claim().excludes(claim.as(knownAs))) {
                holders.add(each.getKey());
            }
        }
        return holders;
    }

    /** Grows whenever somebody who held a master is done with it: what was looked at before may be different now. */
    public synchronized long releases() {
        return releases;
    }

    /** Gives back what the holder has or waits for. */
    public void release(String holder) {
        List<Runnable> waiting = new ArrayList<>();
        synchronized (this) {
            Ticket given = tickets.remove(holder);
            if (given != null) {
                releases += given.granted() ? 1 : 0;
                tickets.values().stream()
                        .filter(ticket -> !ticket.granted())
                        .forEach(ticket -> waiting.add(ticket.wake()));
            }
        }
        waiting.forEach(Runnable::run);
    }
}
