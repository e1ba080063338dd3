package io.jenkins.plugins.delphixpipeline.simulator.dct.model;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** DCT's idea of the time, and how it is written. */
public final class Times {

    private static final DateTimeFormatter MICROS = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS");

    private final Clock clock;
    private final DctSwitches switches;
    private volatile Duration skew = Duration.ZERO;

    public Times(Clock clock, DctSwitches switches) {
        this.clock = clock;
        this.switches = switches;
    }

    public Instant now() {
        return clock.instant().plus(skew).truncatedTo(ChronoUnit.MICROS);
    }

    public void skew(Duration ahead) {
        skew = ahead;
    }

    /** {@code 2024-05-02T06:00:00.123456Z}, for what DCT itself has made. */
    public String write(Instant moment) {
        return MICROS.format(moment.atOffset(ZoneOffset.UTC)) + zone();
    }

    /** A time as an engine writes it. */
    public String ofEngine(String written) {
        return written == null ? null : written.replaceFirst("Z$", zone());
    }

    private String zone() {
        return switches.isOn(DctSwitch.TIMES_WITH_OFFSET) ? "+00:00" : "Z";
    }
}
