package io.jenkins.plugins.delphixpipeline.openwork.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LifetimeTest {
    @ParameterizedTest
    @CsvSource({
        "8h, PT8H",
        "30m, PT30M",
        "30 minutes, PT30M",
        "1 hour, PT1H",
        "2d, PT48H",
        "1 day, PT24H",
        "1 week, PT168H",
        "2W, PT336H",
        "2 weeks, PT336H",
        "1 month, PT720H",
        "1 year, PT8760H"
    })
    void aTimeIsReadAsItIsWritten(String text, Duration time) {
        assertThat(Lifetime.parse(text).orElseThrow().time()).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"build", "Branch", " build ", "90m", "8h"})
    void whatIsReadCanBeWrittenAndReadAgain(String text) {
        String written = Lifetime.parse(text).orElseThrow().toString();

        assertThat(Lifetime.parse(written).orElseThrow().toString()).isEqualTo(written);
        assertThat(written).isEqualToIgnoringCase(text.trim());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "h", "8", "8 parsecs", "-1h", "0h", "99999999999 days", "8h ago", "8h 30m", "for ever"})
    void whatIsNoLifetimeIsNotRead(String text) {
        assertThat(Lifetime.parse(text)).isEmpty();
    }
}
