package io.jenkins.plugins.delphixpipeline.http;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import java.time.Clock;
import java.time.Instant;

/** Counts the requests to a back end and remembers how they went. Safe for use by many threads. */
public final class RequestMetrics {
    private static final int SECONDS = 60;

    private final Clock clock;
    private final int[] counts = new int[SECONDS];
    /** The second, since the epoch, that was counted last. */
    private long counted;

    private Instant answeredAt;
    private Instant awaySince;
    private Instant failedAt;
    private Failure failure;

    public RequestMetrics(Clock clock) {
        this.clock = clock;
    }

    /**
     * What was measured, at one moment.
     *
     * @param requests in the last minute
     * @param answeredAt when the back end last gave an answer that makes sense; null for never
     * @param awaySince the first of the failures that no answer followed; null when the last request was answered
     * @param failedAt the last failure; null for none. It stays after the next answer
     */
    public record Reading(
            int requests,
            @CheckForNull Instant answeredAt,
            @CheckForNull Instant awaySince,
            @CheckForNull Instant failedAt,
            @CheckForNull Failure failure) {}

    synchronized void asked() {
        counts[slot(now())]++;
    }

    synchronized void answered() {
        answeredAt = clock.instant();
        awaySince = null;
    }

    synchronized void failed(Failure why) {
        failedAt = clock.instant();
        failure = why;
        if (awaySince == null) {
            awaySince = failedAt;
        }
    }

    public synchronized Reading reading() {
        slot(now());
        int requests = 0;
        for (int count : counts) {
            requests += count;
        }
        return new Reading(requests, answeredAt, awaySince, failedAt, failure);
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }

    /** The count of the present second; those of the seconds that nobody counted since the last time are 0. */
    private int slot(long second) {
        // A clock that was set back counts on in the second it had reached.
        for (long next = Math.max(counted + 1, second - SECONDS + 1); next <= second; next++) {
            counts[(int) (next % SECONDS)] = 0;
        }
        counted = Math.max(counted, second);
        return (int) (counted % SECONDS);
    }
}
