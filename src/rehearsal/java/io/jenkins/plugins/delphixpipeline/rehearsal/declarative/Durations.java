package io.jenkins.plugins.delphixpipeline.rehearsal.declarative;

import io.jenkins.plugins.delphixpipeline.rehearsal.language.NotUnderstoodException;
import io.jenkins.plugins.delphixpipeline.rehearsal.language.Symbol;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** {@code timeout(time: 8, unit: 'HOURS')}; minutes if no unit is told, as in Jenkins. */
public final class Durations {
    private Durations() {}

    public static Duration of(Symbol timeout) {
        Object time = timeout.argument("time").orElse(null);
        if (!(time instanceof Number || time instanceof CharSequence)) {
            throw new NotUnderstoodException("this form of " + timeout.name());
        }
        String unit = timeout.named("unit").map(Object::toString).orElse("MINUTES");
        try {
            long count = Long.parseLong(time.toString());
            return Duration.of(
                    count, TimeUnit.valueOf(unit.toUpperCase(Locale.ROOT)).toChronoUnit());
        } catch (IllegalArgumentException e) {
            throw new NotUnderstoodException("this form of " + timeout.name());
        }
    }
}
