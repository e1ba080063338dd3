package io.jenkins.plugins.delphixpipeline.guard;

import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import java.time.Instant;

/**
 * Whether a timeflow or snapshot may travel without somebody's leave.
 *
 * @param safeSince of a timeflow that is safe: snapshots made before it do not share the proof; null where all do
 * @param why null when it is safe
 */
public record Verdict(Kind kind, Instant safeSince, Failure why) {
    /** What is known. */
    public enum Kind {
        SAFE,
        /** Production's data, which never had a masking step. */
        UNMASKED,
        /** It may hold what was there before a masking step ran. */
        UNSAFE,
        /** Its refresh is not over. */
        UNDECIDED,
        /** The login may not see what would tell. */
        UNREADABLE
    }

    static Verdict safe() {
        return new Verdict(Kind.SAFE, null, null);
    }

    static Verdict safeSince(Instant time) {
        return new Verdict(Kind.SAFE, time, null);
    }

    static Verdict unmasked(String dataset) {
        return new Verdict(Kind.UNMASKED, null, Failure.of(Problem.UNMASKED_DATA, dataset));
    }

    public static Verdict unsafe(Problem problem, String dataset, String details) {
        return new Verdict(Kind.UNSAFE, null, Failure.of(problem, dataset).withDetails(details));
    }

    /** What was found out before. */
    static Verdict of(LedgerEntry entry, String dataset) {
        return switch (entry.outcome()) {
            case PROVEN -> safeSince(entry.safeSince());
            case FAILED -> unsafe(Problem.MASKED_REFRESH_FAILED, dataset, entry.job());
            case DISPROVED -> unsafe(Problem.MASKED_REFRESH_DISPROVED, dataset, entry.job());
            case UNPROVEN -> unsafe(Problem.MASKED_REFRESH_UNPROVEN, dataset, entry.job());
        };
    }

    static Verdict undecided(String dataset, String job) {
        return new Verdict(
                Kind.UNDECIDED,
                null,
                Failure.of(Problem.MASKED_REFRESH_UNDER_WAY, dataset).withJob(job));
    }

    static Verdict unreadable(Failure why) {
        return new Verdict(Kind.UNREADABLE, null, why);
    }

    public boolean isSafe() {
        return kind == Kind.SAFE;
    }
}
