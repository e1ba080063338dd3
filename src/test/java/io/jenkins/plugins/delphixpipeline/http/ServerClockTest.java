package io.jenkins.plugins.delphixpipeline.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerClockTest {
    private static final Duration LONG = Duration.ofDays(1);
    private static final Instant NOW = Instant.parse("2024-05-06T07:08:09Z");

    private long nanos = 12_345;
    private final ServerClock clock = new ServerClock(() -> nanos);

    private void later(Duration time) {
        nanos += time.toNanos();
    }

    private static String date(Instant time) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atOffset(ZoneOffset.UTC));
    }

    @Test
    void headerIsGoodEnoughUntilSomethingBetterIsKnown() {
        assertThat(clock.isKnown()).isFalse();
        clock.noteDate(date(NOW));
        later(Duration.ofSeconds(10));

        assertThat(clock.isKnown()).isTrue();
        assertThat(clock.isProved(LONG)).isFalse();
        assertThat(clock.time()).isEqualTo(NOW.plusSeconds(8));
        assertThat(clock.latest()).isEqualTo(NOW.plusSeconds(11));
    }

    @ParameterizedTest
    @ValueSource(longs = {-86_400, -60, -3, 3, 60, 86_400})
    void timeInsideAnAnswerStandsAboveTheHeaderOfAProxy(long ahead) {
        clock.noteDate(date(NOW.plusSeconds(ahead)));
        long sent = nanos;
        later(Duration.ofMillis(300));
        clock.prove(NOW, sent, nanos);
        later(Duration.ofSeconds(10));

        assertThat(clock.isProved(LONG)).isTrue();
        assertThat(clock.time()).isEqualTo(NOW.plusSeconds(8));
        assertThat(clock.latest()).isEqualTo(NOW.plusMillis(10_300));
    }

    @Test
    void proofGetsOld() {
        clock.prove(NOW, nanos, nanos);
        later(Duration.ofSeconds(31));

        assertThat(clock.isProved(Duration.ofSeconds(30))).isFalse();
        assertThat(clock.isProved(Duration.ofSeconds(32))).isTrue();
    }

    @Test
    void headerThatMovesPutsTheProofInDoubtAndTheEarlierOfBothCounts() {
        clock.noteDate(date(NOW));
        clock.prove(NOW, nanos, nanos);

        clock.noteDate(date(NOW.plusSeconds(30)));
        assertThat(clock.isProved(LONG)).isFalse();
        assertThat(clock.time()).isEqualTo(NOW.minusSeconds(2));

        clock.noteDate(date(NOW.minusSeconds(30)));
        assertThat(clock.isProved(LONG)).isFalse();
        assertThat(clock.time()).isEqualTo(NOW.minusSeconds(32));

        clock.prove(NOW.minusSeconds(30), nanos, nanos);
        assertThat(clock.isProved(LONG)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2024-05-06T07:08:09Z", "Fri, 99 Dec 9999 23:59:59 GMT"})
    void headerThatIsNoDateIsPassedOver(String header) {
        clock.noteDate(date(NOW));
        clock.noteDate(header);
        clock.noteDate(null);

        assertThat(clock.time()).isEqualTo(NOW.minusSeconds(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Fri, 31 Dec 9999 23:59:59 GMT", "Sat, 01 Jan 0000 00:00:00 GMT"})
    void absurdDateHarmsNobody(String header) {
        clock.noteDate(header);

        assertThat(clock.time()).isBefore(clock.latest());
    }
}
