package io.jenkins.plugins.delphixpipeline.guard;

import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The masters that an operation asks for.
 *
 * @param reads masters, by back end and reference, whose newest data is taken
 * @param writes masters whose data is changed
 */
public record MasterClaim(Set<String> reads, Set<String> writes) {
    public static final MasterClaim NONE = new MasterClaim(Set.of(), Set.of());

    public MasterClaim {
        reads = Set.copyOf(reads);
        writes = Set.copyOf(writes);
    }

    public boolean isEmpty() {
        return reads.isEmpty() && writes.isEmpty();
    }

    /** The same by other names of the masters. */
    MasterClaim as(UnaryOperator<String> names) {
        return new MasterClaim(renamed(reads, names), renamed(writes, names));
    }

    private static Set<String> renamed(Set<String> masters, UnaryOperator<String> names) {
        return masters.stream().map(names).collect(Collectors.toSet());
    }

    /** Whether the two cannot be held at the same time. */
    boolean excludes(MasterClaim other) {
        return meet(writes, other.writes) || meet(writes, other.reads) || meet(reads, other.writes);
    }

    private static boolean meet(Set<String> some, Set<String> others) {
        return some.stream().anyMatch(others::contains);
    }
}
