package io.jenkins.plugins.delphixpipeline.engine.jobs;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How much may be asked of an engine that always has news of something, while steps wait for their jobs. */
public enum Pace {
    /** Two requests a second; an end is known after a second. */
    PROMPT(1.8, 5),
    /** A request in two seconds; an end is known after five. */
    SPARING(0.45, 2);

    final double requestsPerSecond;
    final double atOnce;

    Pace(double requestsPerSecond, double atOnce) {
        this.requestsPerSecond = requestsPerSecond;
        this.atOnce = atOnce;
    }

    /** As it is written in a configuration. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Pace> of(String word) {
        return Stream.of(values()).filter(pace -> pace.word().equals(word)).findFirst();
    }
}
