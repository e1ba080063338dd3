package io.jenkins.plugins.delphixpipeline.http;

import edu.umd.cs.findbugs.annotations.SuppressFBWarnings;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.ThreadLocalRandom;

/** Pauses between repetitions of one read: longer each time, never the same for two callers, within a budget. */
final class BackOff {
    private static final long FIRST = 200;
    private static final long LONGEST = 8_000;

    private final long deadline;
    private long ceiling = FIRST;

    BackOff(Duration budget) {
        deadline = System.nanoTime() + budget.toNanos();
    }

    /**
     * Waits, unless the budget does not allow it.
     *
     * @param retryAfter what the server asked for; null when it did not
     * @return false when it is time to give up
     */
    @SuppressFBWarnings(value = "PREDICTABLE_RANDOM", justification = "keeps callers apart, guards nothing")
    boolean pause(Duration retryAfter) throws InterruptedException {
        long left = (deadline - System.nanoTime()) / 1_000_000;
        long millis = ThreadLocalRandom.current().nextLong(ceiling / 2, ceiling + 1);
        ceiling = Math.min(LONGEST, ceiling * 2);
        if (retryAfter != null) {
            millis = Math.max(millis, retryAfter.toMillis());
        }
        if (millis > left) {
            return false;
        }
        Thread.sleep(millis);
        return true;
    }

    /** Seconds or a date; null when there is neither. */
    static Duration retryAfter(String header) {
        if (header == null) {
            return null;
        }
        try {
            return Duration.ofSeconds(Math.max(0, Long.parseLong(header.trim())));
        } catch (NumberFormatException date) {
            return until(header);
        }
    }

    private static Duration until(String header) {
        try {
            Instant then = ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration wait = Duration.between(Instant.now(), then);
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeException nonsense) {
            return null;
        }
    }
}
