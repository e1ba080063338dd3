package io.jenkins.plugins.delphixpipeline.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.AbortException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {
    private static final Instant SIX = Instant.parse("2026-11-22T06:00:00Z");
    private final Clock clock = Clock.fixed(Instant.parse("2026-11-22T06:00:00.123Z"), ZoneOffset.UTC);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-22T06:00:00Z",
                "2026-11-22T06:00Z",
                "2026-11-22t06:00:00z",
                "2026-11-22T06:00:00.000Z",
                "2026-11-22T07:00:00+01:00",
                "2026-11-22T07:00:00+0100",
                "2026-11-22T07:00:00+01",
                " 2026-11-22T07:00:00+01:00 ",
                "2026-11-22T07:00+01:00",
                "2026-11-22T06:00:00+0000",
                "2026-11-22T06:00:00-0000",
                "2026-11-22 06:00:00 +0000",
                "2026-11-22 06:00:00+00:00",
                "2026-11-22 06:00 Z",
                " 2026-11-22 06:00:00Z ",
                "2026-11-22T07:00:00+01:00[Europe/Berlin]"
            })
    void anySpellingOfTheSameTimeIsRead(String text) throws Exception {
        assertThat(Times.past("timestamp", text, clock).toInstant()).isEqualTo(SIX);
        Clock earlier = Clock.offset(clock, Duration.ofSeconds(-1));
        assertThat(Times.coming("expiration", text, earlier).toInstant()).isEqualTo(SIX);
    }

    @ParameterizedTest
    @CsvSource({
        "14 days, 2026-12-06T06:00:00Z",
        "1 day, 2026-11-23T06:00:00Z",
        "8 hours, 2026-11-22T14:00:00Z",
        "90 Minutes, 2026-11-22T07:30:00Z",
        "2weeks, 2026-12-06T06:00:00Z",
        "3 months, 2027-02-22T06:00:00Z",
        "1 year, 2027-11-22T06:00:00Z",
        "2026-12-31, 2027-01-01T00:00:00Z"
    })
    void anExpirationMayBeADateOrATimeFromNow(String text, Instant expected) throws Exception {
        assertThat(Times.coming("expiration", text, clock).toInstant()).isEqualTo(expected);
        assertThatThrownBy(() -> Times.past("timestamp", text, clock))
                .isInstanceOf(AbortException.class)
                .hasMessageContaining("timestamp cannot be read as a time: \"" + text + "\"")
                .hasMessageContaining("8 hours ago");
    }

    @Test
    void aPointMayBeSoMuchTimeAgo() throws Exception {
        assertThat(Times.past("timestamp", "8 hours ago", clock))
                .isEqualTo(OffsetDateTime.parse("2026-11-21T22:00:00Z"));
        assertThat(Times.past("timestamp", "2 days ago", clock))
                .isEqualTo(OffsetDateTime.parse("2026-11-20T06:00:00Z"));
        assertThatThrownBy(() -> Times.coming("expiration", "2 days ago", clock))
                .hasMessageContaining("expiration cannot be read as a time");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-22T06:00:00",
                "2026-11-22 06:00",
                "soon",
                "2026-13-01T00:00:00Z",
                "2026-02-30",
                "14",
                "P14D"
            })
    void whatHasNoZoneOrNoSenseIsRefused(String text) {
        assertThatThrownBy(() -> Times.past("timestamp", text, clock))
                .isInstanceOf(AbortException.class)
                .hasMessageContaining("ISO-8601");
        assertThatThrownBy(() -> Times.coming("expiration", text, clock))
                .isInstanceOf(AbortException.class)
                .hasMessageContaining("\"" + text + "\"")
                .hasMessageContaining("14 days")
                .hasMessageEndingWith("Nothing was changed.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2020-01-01", "2026-11-22T05:59:59Z", "2026-11-22T06:30:00+01:00", "0 days"})
    void whatIsToComeIsNotOverYet(String text) {
        assertThatThrownBy(() -> Times.coming("expiration", text, clock))
                .isInstanceOf(AbortException.class)
                .hasMessageContaining("expiration is over already: \"" + text + "\"")
                .hasMessageEndingWith("Nothing was changed.");
    }

    @Test
    void nothingIsNoTime() throws Exception {
        assertThat(Times.past("timestamp", " ", clock)).isNull();
        assertThat(Times.coming("expiration", null, clock)).isNull();
    }
}
