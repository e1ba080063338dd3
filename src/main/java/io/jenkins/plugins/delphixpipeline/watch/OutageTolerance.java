package io.jenkins.plugins.delphixpipeline.watch;

import io.jenkins.plugins.delphixpipeline.retry.RetryPolicy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * How long an outage of a back end is borne, and how the attempts in between spread out.
 *
 * @param limit an outage that lasts longer is final
 * @param pauses between the attempts
 */
public record OutageTolerance(Clock clock, Duration limit, RetryPolicy pauses) {
    public Trial start() {
        return new Trial();
    }

    /** One outage. Used by one thread at a time. */
    public final class Trial {
        private final RetryPolicy.Pauses spreading = pauses.start();
        private Instant since;

        /** How long to wait before the next attempt; null when the limit is reached. The first call starts the time. */
        public Duration nextPause() {
            Instant now = clock.instant();
            if (since == null) {
                since = now;
            }
            return Duration.between(since, now).compareTo(limit) >= 0 ? null : spreading.nextApart();
        }
    }
}
