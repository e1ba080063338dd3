package io.jenkins.plugins.delphixpipeline.http;

import io.jenkins.plugins.delphixpipeline.retry.RetryPolicy;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** Pauses between repetitions of one read: longer each time, never the same for two callers, within a budget. */
final class BackOff {
    private static final RetryPolicy PAUSES = new RetryPolicy(Duration.ofMillis(200), Duration.ofSeconds(8));
    /** Longer than any budget; what a server asks for beyond that is the same. */
    private static final Duration FOR_EVER = Duration.ofDays(1);

    private static final int DIGITS_OF_A_LONG = 18;

    private final long deadline;
    private final RetryPolicy.Pauses pauses = PAUSES.start();

    BackOff(Duration budget) {
        deadline = System.nanoTime() + budget.toNanos();
    }

    /**
     * Waits, unless the budget does not allow it.
     *
     * @param retryAfter what the server asked for; null when it did not
     * @return false when it is time to give up
     */
    boolean pause(Duration retryAfter) throws InterruptedException {
        long left = (deadline - System.nanoTime()) / 1_000_000;
        long millis = pauses.nextApart().toMillis();
        if (retryAfter != null) {
            millis = Math.max(millis, retryAfter.toMillis());
        }
        if (millis > left) {
            return false;
        }
        Thread.sleep(millis);
        return true;
    }

    /** Seconds or a date; null when there is neither. Never negative, and never longer than a day. */
    static Duration retryAfter(String header) {
        if (header == null) {
            return null;
        }
        String text = header.trim();
        if (text.matches("-\\d+")) {
            return Duration.ZERO;
        }
        if (text.matches("\\d+")) {
            return text.length() > DIGITS_OF_A_LONG ? FOR_EVER : clamped(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            Instant then = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return clamped(Duration.between(Instant.now(), then));
        } catch (DateTimeException nonsense) {
            return null;
        }
    }

    private static Duration clamped(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(FOR_EVER) > 0 ? FOR_EVER : wait;
    }
}
