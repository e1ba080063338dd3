package io.jenkins.plugins.delphixpipeline.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

class RequestMetricsTest {
    private static final Instant BEGIN = Instant.parse("2026-11-22T06:00:00Z");
    private static final Failure GONE = Failure.of(Problem.HOST_UNREACHABLE, "engine");

    private Instant now = BEGIN;
    private final RequestMetrics meter = new RequestMetrics(new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    });

    @Test
    void requestsOfTheLastMinuteAreCountedAndOlderOnesForgotten() {
        for (int second = 0; second < 90; second++) {
            meter.asked();
            meter.asked();
            now = now.plusSeconds(1);
        }
        assertThat(meter.reading().requests()).isEqualTo(118);
        now = now.plusSeconds(30);
        assertThat(meter.reading().requests()).isEqualTo(58);
        now = now.plusSeconds(3600);
        assertThat(meter.reading().requests()).isZero();
    }

    @Test
    void aClockThatIsSetBackNeitherLosesNorDoublesWhatWasCounted() {
        meter.asked();
        now = now.minusSeconds(600);
        meter.asked();
        assertThat(meter.reading().requests()).isEqualTo(2);
    }

    @Test
    void itIsAwayFromTheFirstFailureOnUntilTheNextAnswerAndKeepsTheLastError() {
        meter.failed(GONE);
        now = now.plusSeconds(60);
        meter.failed(GONE);
        assertThat(meter.reading().awaySince()).isEqualTo(BEGIN);
        assertThat(meter.reading().failedAt()).isEqualTo(now);
        meter.answered();
        assertThat(meter.reading().awaySince()).isNull();
        assertThat(meter.reading().answeredAt()).isEqualTo(now);
        assertThat(meter.reading().failure()).isEqualTo(GONE);
    }

    @Test
    void theClientTellsOfEveryAttemptAndOfHowItWent() throws Exception {
        try (StubServer server = new StubServer(
                (number, request) -> number < 2 ? StubServer.html(503, "booting") : StubServer.json(200, "{}"))) {
            WebClient client = client(server.url());
            client.read(WebRequest.get("/things"), answer -> null);
            assertThat(meter.reading().requests()).isEqualTo(2);
            assertThat(meter.reading().answeredAt()).isEqualTo(now);
            assertThat(meter.reading().awaySince()).isNull();
            assertThat(meter.reading().failure().details()).contains("503");
        }
    }

    @Test
    void aSubmissionWhoseAnswerIsLostAndAnAnswerInAStrangersWordsAreErrors() throws Exception {
        try (StubServer server = new StubServer(
                (number, request) -> request.startsWith("POST") ? null : StubServer.html(200, "Please log in"))) {
            WebClient client = client(server.url());
            assertThatThrownBy(() -> client.send(WebRequest.post("/things", Map.of()), answer -> null))
                    .isInstanceOf(PlatformException.class);
            assertThat(meter.reading().failure().problem()).isEqualTo(Problem.OUTCOME_UNKNOWN);
            assertThatThrownBy(() -> client.read(WebRequest.get("/things"), answer -> {
                        throw new GarbledAnswerException(answer);
                    }))
                    .isInstanceOf(PlatformException.class);
            assertThat(meter.reading().failure().problem()).isEqualTo(Problem.ANSWER_UNREADABLE);
            assertThat(meter.reading().answeredAt()).isNull();
        }
    }

    private WebClient client(String url) {
        HttpSettings settings =
                HttpSettings.of(url).withRetryBudget(Duration.ofSeconds(10)).with(meter);
        return new WebClient(new OkHttpClient(), settings);
    }
}
