package io.jenkins.plugins.delphixpipeline.retry;

import edu.umd.cs.findbugs.annotations.SuppressFBWarnings;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How attempts spread out: each pause is twice as long as the one before, up to a longest.
 *
 * @param first the pause after the first failed attempt
 * @param longest no pause is longer
 */
public record RetryPolicy(Duration first, Duration longest) {
    public Pauses start() {
        return new Pauses();
    }

    /** The pauses of one stretch of attempts. Used by one thread at a time. */
    public final class Pauses {
        private Duration next = first;

        /** The next pause. */
        public Duration next() {
            Duration pause = next;
            Duration doubled = next.multipliedBy(2);
            next = doubled.compareTo(longest) > 0 ? longest : doubled;
            return pause;
        }

        /** Between half of the next pause and all of it, so that a thousand waiting callers do not come back at once. */
        @SuppressFBWarnings(value = "PREDICTABLE_RANDOM", justification = "keeps callers apart, guards nothing")
        public Duration nextApart() {
            long millis = next().toMillis();
            return Duration.ofMillis(Math.max(1, ThreadLocalRandom.current().nextLong(millis / 2, millis + 1)));
        }

        /** Whether no pause has been taken yet. */
        public boolean isFresh() {
            return next.equals(first);
        }
    }
}
