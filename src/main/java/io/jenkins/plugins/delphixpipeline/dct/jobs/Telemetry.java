package io.jenkins.plugins.delphixpipeline.dct.jobs;

import io.jenkins.plugins.delphixpipeline.http.cache.LatestEntries;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;

/**
 * DCT hears of what its engines did some time after they did it. A job is said to wait for that before it ends, but not every
 * job does; so whoever waits for one may leave a sign by which its effect is known, and it has not ended before that shows.
 */
public final class Telemetry {
    private static final int REMEMBERED = 2000;

    private final Map<String, Sign> signs = LatestEntries.of(REMEMBERED);

    private static final class Sign {
        private final Predicate<DelphixJob> shows;
        private final long patience;
        private long since = -1;

        Sign(Predicate<DelphixJob> shows, Duration patience) {
            this.shows = shows;
            this.patience = patience.toNanos();
        }
    }

    /**
     * @param shows whether the inventory shows what the job did; what cannot be read does not
     * @param patience after which the job's own word must do
     */
    public synchronized void expect(String job, Predicate<DelphixJob> shows, Duration patience) {
        signs.putIfAbsent(job, new Sign(shows, patience));
    }

    /** Whether what a job did that has ended well can be seen. */
    boolean shows(DelphixJob job) {
        Sign sign;
        synchronized (this) {
            sign = signs.get(job.reference());
        }
        if (sign == null) {
            return true;
        }
        if (sign.since < 0) {
            sign.since = System.nanoTime();
        }
        boolean over = System.nanoTime() - sign.since > sign.patience;
        if (!over && !read(sign, job)) {
            return false;
        }
        synchronized (this) {
            signs.remove(job.reference());
        }
        return true;
    }

    private static boolean read(Sign sign, DelphixJob job) {
        try {
            return sign.shows.test(job);
        } catch (PlatformException unreadable) {
            return false;
        }
    }
}
