package io.jenkins.plugins.delphixpipeline.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.function.LongSupplier;

/**
 * A back end's own clock, as far as its answers show it. The {@code Date} header may be that of a proxy on the way, so that
 * times inside answers stand above it. Safe for use by many threads.
 */
public final class ServerClock {
    /** How far {@link #time} reaches back, to be on the safe side. */
    public static final Duration MARGIN = Duration.ofSeconds(2);

    /** Headers have whole seconds, and answers travel for a while: a smaller difference tells nothing. */
    private static final Duration MOVED = Duration.ofSeconds(3);
    /** Where nothing at all is known, our own clock must do. */
    private static final Duration UNKNOWN = Duration.ofSeconds(60);

    private final LongSupplier nanos;
    private Ahead header;
    private Ahead proved;
    private Ahead headerWhenProved;
    private long provedAt;

    /** @param nanos counts on whatever happens to our own clock */
    public ServerClock(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** How far the back end's clock is ahead of our count: between these two. */
    private record Ahead(Duration least, Duration most) {
        Duration distance(Ahead other) {
            return least.minus(other.least).abs();
        }
    }

    /** Takes note of an answer's {@code Date} header; null is no header. */
    public void noteDate(String text) {
        if (text == null) {
            return;
        }
        try {
            Duration ahead = sinceEpoch(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant())
                    .minusNanos(nanos.getAsLong());
            synchronized (this) {
                header = new Ahead(ahead, ahead.plusSeconds(1));
            }
        } catch (DateTimeException | ArithmeticException strange) {
            // Another answer will bring a better one.
        }
    }

    /**
     * Takes note of a time inside an answer, which the back end set between two moments by our count.
     *
     * @param sent a moment before, such as that of the request
     * @param received a moment after, such as that of the answer
     */
    public synchronized void prove(Instant time, long sent, long received) {
        proved = new Ahead(
                sinceEpoch(time).minusNanos(received), sinceEpoch(time).minusNanos(sent));
        headerWhenProved = header;
        provedAt = nanos.getAsLong();
    }

    /** Whether times inside answers confirmed this clock, not longer ago than this, and nothing speaks against it since. */
    public synchronized boolean isProved(Duration age) {
        return proved != null && !hasHeaderMoved() && nanos.getAsLong() - provedAt < age.toNanos();
    }

    /** Whether times inside answers ever confirmed this clock, so that no header alone can make it fast. */
    public synchronized boolean isProved() {
        return proved != null;
    }

    /** A moment that is certainly in the past. */
    public synchronized Instant time() {
        Ahead ahead = ahead();
        return ahead == null
                ? Instant.now().minus(UNKNOWN)
                : moment(ahead.least()).minus(MARGIN);
    }

    /** A moment that is certainly not in the past. */
    public synchronized Instant latest() {
        Ahead ahead = ahead();
        return ahead == null ? Instant.now().plus(UNKNOWN) : moment(ahead.most());
    }

    /** Whether any answer told a time. */
    public synchronized boolean isKnown() {
        return ahead() != null;
    }

    public long nanos() {
        return nanos.getAsLong();
    }

    /** Where the header moved since the proof it may be the back end's clock or not: the earlier of both is the safe one. */
    private Ahead ahead() {
        if (proved == null) {
            return header;
        }
        return hasHeaderMoved() && header.least().compareTo(proved.least()) < 0 ? header : proved;
    }

    private boolean hasHeaderMoved() {
        return header != null
                && headerWhenProved != null
                && header.distance(headerWhenProved).compareTo(MOVED) > 0;
    }

    private Instant moment(Duration ahead) {
        return Instant.EPOCH.plus(ahead).plusNanos(nanos.getAsLong());
    }

    private static Duration sinceEpoch(Instant time) {
        return Duration.between(Instant.EPOCH, time);
    }
}
