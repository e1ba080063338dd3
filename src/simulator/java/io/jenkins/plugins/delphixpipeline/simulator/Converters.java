package io.jenkins.plugins.delphixpipeline.simulator;

import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What the command line makes of its texts. */
final class Converters {
    private Converters() {}

    static final class Port implements ITypeConverter<Integer> {
        private static final int HIGHEST = 65_535;

        @Override
        public Integer convert(String text) {
            if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > HIGHEST) {
                throw new TypeConversionException("a number up to " + HIGHEST + " is needed, not " + text);
            }
            return Integer.valueOf(text);
        }
    }

    static final class Seconds implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            if (!text.matches("\\d{1,6}(\\.\\d+)?")) {
                throw new TypeConversionException("a number of seconds is needed, not " + text);
            }
            return Duration.ofMillis(Math.round(Double.parseDouble(text) * 1000));
        }
    }
}
