package io.jenkins.plugins.delphixpipeline.rehearsal.declarative;

import io.jenkins.plugins.delphixpipeline.rehearsal.binding.Nearest;
import io.jenkins.plugins.delphixpipeline.rehearsal.language.NotUnderstoodException;
import io.jenkins.plugins.delphixpipeline.rehearsal.language.Symbol;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** {@code timeout(time: 8, unit: 'HOURS')}; minutes if no unit is told, as in Jenkins. */
public final class Durations {
    private Durations() {}

    public static Duration of(Symbol timeout) {
        Object time = timeout.argument("time").orElse(null);
        if (!(time instanceof Number || time instanceof CharSequence)) {
            throw new NotUnderstoodException("this form of " + timeout.name());
        }
        String unit = timeout.named("unit").map(Object::toString).orElse("MINUTES");
        List<String> units = Stream.of(TimeUnit.values()).map(Enum::name).toList();
        if (!units.contains(unit.toUpperCase(Locale.ROOT))) {
            throw new IllegalArgumentException(
                    timeout.place() + ": there is no unit " + unit + Nearest.to(unit, units));
        }
        return duration(timeout, time.toString(), unit);
    }

    private static Duration duration(Symbol timeout, String time, String unit) {
        try {
            return Duration.of(
                    Long.parseLong(time),
                    TimeUnit.valueOf(unit.toUpperCase(Locale.ROOT)).toChronoUnit());
        } catch (IllegalArgumentException e) {
            throw new NotUnderstoodException("this form of " + timeout.name());
        }
    }
}
