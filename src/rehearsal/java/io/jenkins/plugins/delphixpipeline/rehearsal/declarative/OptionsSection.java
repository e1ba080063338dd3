package io.jenkins.plugins.delphixpipeline.rehearsal.declarative;

import io.jenkins.plugins.delphixpipeline.rehearsal.declarative.Pipeline.Options;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** {@code options { ... }}. */
final class OptionsSection extends Section {
    static final Set<String> WORDS = Set.of("disableConcurrentBuilds", "timeout");

    private Optional<Duration> timeout = Optional.empty();

    OptionsSection() {
        super(WORDS);
    }

    /** Always true of a rehearsal: it is the only build there is. */
    public void disableConcurrentBuilds() {}

    /** {@code timeout(time: 8, unit: 'HOURS')}; minutes if no unit is told, as in Jenkins. */
    public void timeout(Map<String, ?> arguments) {
        if (!(arguments.get("time") instanceof Number time)
                || !Set.of("time", "unit").containsAll(arguments.keySet())) {
            throw new NotUnderstoodException("this form of timeout in options");
        }
        TimeUnit unit = TimeUnit.valueOf(
                arguments.containsKey("unit") ? arguments.get("unit").toString() : "MINUTES");
        timeout = Optional.of(Duration.of(time.longValue(), unit.toChronoUnit()));
    }

    Options options() {
        return new Options(timeout);
    }

    @Override
    public String toString() {
        return "options";
    }
}
