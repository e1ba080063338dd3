package io.jenkins.plugins.delphixpipeline.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;

class BackOffTest {
    @Test
    void waitIsReadFromSecondsAndFromDates() {
        String soon = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(30));

        assertThat(BackOff.retryAfter("7")).isEqualTo(Duration.ofSeconds(7));
        assertThat(BackOff.retryAfter("-3")).isZero();
        assertThat(BackOff.retryAfter(soon)).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(31));
        assertThat(BackOff.retryAfter("Sun, 06 Nov 1994 08:49:37 GMT")).isZero();
        assertThat(BackOff.retryAfter("2147483648")).isEqualTo(Duration.ofDays(1));
        assertThat(BackOff.retryAfter("99999999999999999999999")).isEqualTo(Duration.ofDays(1));
        assertThat(BackOff.retryAfter("Fri, 31 Dec 9999 23:59:59 GMT")).isEqualTo(Duration.ofDays(1));
        assertThat(BackOff.retryAfter("soon")).isNull();
        assertThat(BackOff.retryAfter(null)).isNull();
    }

    @Test
    void emptyBudgetAllowsNoRepetition() throws InterruptedException {
        assertThat(new BackOff(Duration.ZERO).pause(null)).isFalse();
    }

    @Test
    void pausesGrowUntilTheBudgetIsSpent() throws InterruptedException {
        BackOff backOff = new BackOff(Duration.ofMillis(900));
        int pauses = 0;
        long begin = System.nanoTime();
        while (backOff.pause(null)) {
            pauses++;
        }

        assertThat(pauses).isBetween(1, 4);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThanOrEqualTo(Duration.ofMillis(1200));
    }
}
