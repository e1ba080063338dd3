package io.jenkins.plugins.delphixpipeline.simulator.model;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** The engine's idea of the time, which may differ from everybody else's. */
public final class EngineClock {

    /** The zone that engine and sources live in; it shows in the names of snapshots and timeflows. */
    public static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");

    private static final DateTimeFormatter WIRE = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'");
    private static final DateTimeFormatter LOCAL_MILLIS = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS");
    private static final DateTimeFormatter LOCAL_SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");

    private final Clock clock;
    private volatile Duration skew = Duration.ZERO;

    public EngineClock(Clock clock) {
        this.clock = clock;
    }

    /** The present moment in whole milliseconds, which is all the wire format can tell. */
    public Instant now() {
        return clock.instant().plus(skew).truncatedTo(ChronoUnit.MILLIS);
    }

    /** Sets how far this engine's clock is ahead (or, negative, behind). */
    public void skew(Duration ahead) {
        skew = ahead;
    }

    /** {@code 2021-12-16T17:09:26.000Z}, always with three digits of fraction. */
    public static String wire(Instant moment) {
        return WIRE.format(moment.atOffset(ZoneOffset.UTC));
    }

    /** {@code @2021-12-17T02:41:10.760}, the name of a snapshot taken at that moment. */
    public static String snapshotName(Instant moment) {
        return "@" + LOCAL_MILLIS.format(moment.atZone(ZONE));
    }

    /** {@code DB_REFRESH@2021-12-16T08:30:01}, the name of a timeflow that an action made at that moment. */
    public static String timeflowName(String actionType, Instant moment) {
        return actionType + "@" + LOCAL_SECONDS.format(moment.atZone(ZONE));
    }

    /** {@code America/Los_Angeles,PST-0800}. */
    public static String timezone(Instant moment) {
        return ZONE + (ZONE.getRules().isDaylightSavings(moment) ? ",PDT-0700" : ",PST-0800");
    }
}
