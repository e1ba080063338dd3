package io.jenkins.plugins.delphixpipeline.guard;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who may work on a master at the same time: whoever changes its data alone, those who take its newest data together. First
 * come, first served, and all that an operation needs is given at once, so that nobody waits for ever. Holds within one
 * controller; nothing waits on a thread. Safe for use by many threads.
 */
public final class MasterLocks {
    private final Map<String, Ticket> tickets = new LinkedHashMap<>();
    private long releases;

    /**
     * What an operation asks for.
     *
     * @param reads masters, by back end and reference, whose newest data is taken
     * @param writes masters whose data is changed
     */
    public record Claim(Set<String> reads, Set<String> writes) {
        public static final Claim NONE = new Claim(Set.of(), Set.of());

        public Claim {
            reads = Set.copyOf(reads);
            writes = Set.copyOf(writes);
        }

        public boolean isEmpty() {
            return reads.isEmpty() && writes.isEmpty();
        }

        private boolean excludes(Claim other) {
            return meet(writes, other.writes) || meet(writes, other.reads) || meet(reads, other.writes);
        }

        private static boolean meet(Set<String> some, Set<String> others) {
            return some.stream().anyMatch(others::contains);
        }
    }

    private record Ticket(Claim claim, Runnable wake, boolean granted) {}

    /**
     * Asks for everything in the claim; whoever is refused keeps its place in the queue.
     *
     * @param holder asks for one thing at a time
     * @param wake called, from any thread, when it is worth asking again
     * @return whether the holder has it now
     */
    public boolean acquire(String holder, Claim claim, Runnable wake) {
        if (asksForAnother(holder, claim)) {
            release(holder);
        }
        return granted(holder, claim, wake);
    }

    private synchronized boolean asksForAnother(String holder, Claim claim) {
        Ticket mine = tickets.get(holder);
        return mine != null && !mine.claim.equals(claim);
    }

    private synchronized boolean granted(String holder, Claim claim, Runnable wake) {
        Ticket mine = tickets.computeIfAbsent(holder, asker -> new Ticket(claim, wake, false));
        if (mine.granted) {
            return true;
        }
        boolean granted = isFree(holder, claim);
        if (granted) {
            tickets.put(holder, new Ticket(claim, wake, true));
        }
        return granted;
    }

    /** Those that came before have to be done with it, whether they hold it or wait for it. */
    private boolean isFree(String holder, Claim claim) {
        for (Map.Entry<String, Ticket> each : tickets.entrySet()) {
            if (each.getKey().equals(holder)) {
                return true;
            }
            if (each.getValue().claim.excludes(claim)) {
                return false;
            }
        }
        return true;
    }

    public synchronized boolean isHeldBy(String holder, Claim claim) {
        Ticket mine = tickets.get(holder);
        return mine != null && mine.granted && mine.claim.equals(claim);
    }

    /** Who holds what a claim would have to wait for, or waits before it. */
    public synchronized Set<String> holders(String asker, Claim claim) {
        Set<String> holders = new HashSet<>();
        for (Map.Entry<String, Ticket> each : tickets.entrySet()) {
            if (each.getKey().equals(asker)) {
                break;
            }
            if (each.getValue().claim.excludes(claim)) {
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
                releases += given.granted ? 1 : 0;
                tickets.values().stream().filter(ticket -> !ticket.granted).forEach(ticket -> waiting.add(ticket.wake));
            }
        }
        waiting.forEach(Runnable::run);
    }
}
