package io.jenkins.plugins.delphixpipeline.platform;

import java.util.List;

/**
 * What a search for our own work after a lost answer brought to light.
 *
 * @param receipt the work; null unless the verdict is {@link Verdict#OURS} or {@link Verdict#EQUIVALENT}
 * @param candidates jobs or objects that may be ours; for {@link Verdict#UNCLEAR}
 */
public record RecoveryResult(Verdict verdict, Receipt receipt, List<String> candidates) {
    public enum Verdict {
        /** Certainly ours: wait for it, and cancel it on an abort. */
        OURS,
        /** Somebody's work that serves the purpose just as well: wait for it, but it is not ours to cancel. */
        EQUIVALENT,
        /** Nothing yet; after the settle time that means that it was never carried out. */
        NONE,
        /** Nothing can tell. */
        UNCLEAR
    }

    public RecoveryResult {
        candidates = List.copyOf(candidates);
    }

    public static RecoveryResult none() {
        return new RecoveryResult(Verdict.NONE, null, List.of());
    }

    public static RecoveryResult ours(String job, String made) {
        return new RecoveryResult(Verdict.OURS, new Receipt(job, made), List.of());
    }

    public static RecoveryResult equivalent(String job, String made) {
        return new RecoveryResult(Verdict.EQUIVALENT, new Receipt(job, made), List.of());
    }

    public static RecoveryResult unclear(List<String> candidates) {
        return new RecoveryResult(Verdict.UNCLEAR, null, candidates);
    }
}
