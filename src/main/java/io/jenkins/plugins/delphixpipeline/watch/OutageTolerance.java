package io.jenkins.plugins.delphixpipeline.watch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long trouble with a back end is borne, and how the attempts in between spread out.
 *
 * @param limit trouble that lasts longer is final
 * @param first the pause after the first failed attempt; each further pause is up to twice as long
 * @param longest no pause is longer
 */
public record OutageTolerance(Clock clock, Duration limit, Duration first, Duration longest) {

    public Trial start() {
        return new Trial();
    }

    /** One stretch of trouble. Used by one thread at a time. */
    public final class Trial {
        private Instant since;
        private Duration next = first;

        /** How long to wait before the next attempt; null when patience is at its end. The first call starts the time. */
        public Duration nextPause() {
            Instant now = clock.instant();
            if (since == null) {
                since = now;
            }
            if (Duration.between(since, now).compareTo(limit) >= 0) {
                return null;
            }
            // Jitter, so that a thousand waiting controllers do not come back in the same instant.
            long millis = next.toMillis() / 2 + ThreadLocalRandom.current().nextLong(next.toMillis() / 2 + 1);
            Duration doubled = next.multipliedBy(2);
            next = doubled.compareTo(longest) > 0 ? longest : doubled;
            return Duration.ofMillis(Math.max(1, millis));
        }
    }
}
