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
                "2026-11-22 06:00:00 UTC",
                "2026-11-22T06:00:00 GMT",
                "2026-11-22T06:00:00UTC",
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
        "14d, 2026-12-06T06:00:00Z",
        "8h, 2026-11-22T14:00:00Z",
        "30 min, 2026-11-22T06:30:00Z",
        "2w, 2026-12-06T06:00:00Z",
        "3 months, 2027-02-22T06:00:00Z",
        "1 year, 2027-11-22T06:00:00Z",
        "2026-12-31, 2027-01-01T00:00:00Z"
    })
    void anExpirationMayBeADateOrATimeFromNow(String text, Instant expected) throws Exception {
        assertThat(Times.coming("expiration", text, clock).toInstant()).isEqualTo(expected);
    }

    @Test
    void aPointMayBeSoMuchTimeAgo() throws Exception {
        assertThat(Times.past("timestamp", "8 hours ago", clock))
                .isEqualTo(OffsetDateTime.parse("2026-11-21T22:00:00Z"));
        assertThat(Times.past("timestamp", "2 days ago", clock))
                .isEqualTo(OffsetDateTime.parse("2026-11-20T06:00:00Z"));
        assertThat(Times.past("timestamp", "8h ago", clock)).isEqualTo(OffsetDateTime.parse("2026-11-21T22:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "8 hours            | timestamp lies in the future: \"8 hours\". Write \"8 hours ago\".",
                "99999999999 d ago  | timestamp is too far away: \"99999999999 d ago\". The maximum is 100 years.",
                "2027-02-30         | timestamp names a day that does not exist: \"2027-02-30\". 2027-02 has 28 days.",
                "2026-13-01T00:00Z  | timestamp names a month that does not exist: \"2026-13-01T00:00Z\".",
                "2026-11-22T24:30Z  | timestamp names a time of day that does not exist: \"2026-11-22T24:30Z\".",
                "2026-11-22         | timestamp has no time of day: \"2026-11-22\". Write it with its zone, for example"
                        + " 2026-11-22T06:00:00Z.",
                "2026-11-22T06:00   | timestamp has no zone: \"2026-11-22T06:00\". Add Z for UTC, or an offset such as"
                        + " +01:00.",
                "2026-11-22 06:00   | timestamp has no zone: \"2026-11-22 06:00\". Add Z for UTC, or an offset such as"
                        + " +01:00.",
                "14                 | timestamp has no unit: \"14\". Write for example \"14 days ago\".",
                "1795327200         | timestamp cannot be read as a time: \"1795327200\". Write it in ISO-8601 with its"
                        + " zone, for example 2026-11-22T06:00:00Z, or as \"8 hours ago\".",
                "20261122           | timestamp cannot be read as a time: \"20261122\". Write it in ISO-8601 with its"
                        + " zone, for example 2026-11-22T06:00:00Z, or as \"8 hours ago\"."
            })
    void whatIsWrongWithAPointIsSaid(String text, String sentence) {
        assertThatThrownBy(() -> Times.past("timestamp", text, clock))
                .isInstanceOf(AbortException.class)
                .hasMessage(sentence + " Nothing was changed.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "14 days ago      | expiration is already past: \"14 days ago\". Write a time in the future, or a length of"
                        + " time from now on, such as \"14 days\".",
                "99999999999 days | expiration is too far away: \"99999999999 days\". The maximum is 100 years.",
                "2027-02-30       | expiration names a day that does not exist: \"2027-02-30\". 2027-02 has 28 days.",
                "2027-01-31T25:00Z| expiration names a time of day that does not exist: \"2027-01-31T25:00Z\".",
                "2027-01-31T06:00 | expiration has no zone: \"2027-01-31T06:00\". Add Z for UTC, or an offset such as"
                        + " +01:00.",
                "14               | expiration has no unit: \"14\". Write for example \"14 days\".",
                "1798700400000    | expiration cannot be read as a time: \"1798700400000\". Write it in ISO-8601 with its"
                        + " zone, for example 2026-11-22T06:00:00Z, as a date such as 2026-11-22, or as \"14 days\"."
            })
    void whatIsWrongWithAnEndIsSaid(String text, String sentence) {
        assertThatThrownBy(() -> Times.coming("expiration", text, clock))
                .isInstanceOf(AbortException.class)
                .hasMessage(sentence + " Nothing was changed.");
    }

    @ParameterizedTest
    @CsvSource({
        "30m, PT30M",
        "8h, PT8H",
        "14d, PT336H",
        "14 days, PT336H",
        "2 Weeks, PT336H",
        "1 month, PT720H",
        "1y, PT8760H"
    })
    void aLengthIsReadEverywhereTheSame(String text, Duration length) throws Exception {
        assertThat(Times.length("maxAge", text)).isEqualTo(length);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "14               | maxAge \"14\" has no unit. Write for example \"14 days\".",
                "14 days ago      | maxAge \"14 days ago\" is a time in the past, not a length of time. Write \"14 days\".",
                "0 days           | maxAge \"0 days\" is too short: the minimum is one minute.",
                "99999999999 days | maxAge \"99999999999 days\" is too long: the maximum is 100 years.",
                "soon             | maxAge \"soon\" cannot be read. Write a number and a unit of minutes, hours, days,"
                        + " weeks, months or years, such as 30m, 8h, 14 days or 1 month."
            })
    void whatIsWrongWithALengthIsSaid(String text, String sentence) {
        assertThatThrownBy(() -> Times.length("maxAge", text))
                .isInstanceOf(AbortException.class)
                .hasMessage(sentence + " Nothing was changed.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "P14D", "8 parsecs", "2026-11-22T06:00:00 Berlin", "26-11-22"})
    void whatHasNoSenseIsRefused(String text) {
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
                .hasMessageContaining("expiration is already past: \"" + text + "\"")
                .hasMessageEndingWith("Nothing was changed.");
    }

    @Test
    void nothingIsNoTime() throws Exception {
        assertThat(Times.past("timestamp", " ", clock)).isNull();
        assertThat(Times.coming("expiration", null, clock)).isNull();
    }
}
