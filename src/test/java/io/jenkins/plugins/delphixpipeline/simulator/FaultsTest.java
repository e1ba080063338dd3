package io.jenkins.plugins.delphixpipeline.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.delphixpipeline.simulator.Faults.JobsAfterRestart;
import io.jenkins.plugins.delphixpipeline.simulator.RawClient.Answer;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaultsTest extends EngineTest {

    @Test
    void droppedBeforeMeansNothingHappened() {
        engine.faults().on("POST", "/sync$").dropBefore();

        assertThatThrownBy(() -> client.post("/database/" + ref(PROD) + "/sync"))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(engine.books().jobs()).isEmpty();
        assertThat(engine.books().submissions("/sync$")).isZero();
        client.postAndAwait("/database/" + ref(PROD) + "/sync", "");
        assertThat(engine.books().submissions("/sync$")).isEqualTo(1);
    }

    @Test
    void droppedAfterMeansTheWorkGoesOn() {
        engine.faults().on("POST", "/sync$").dropAfter();

        assertThatThrownBy(() -> client.post("/database/" + ref(PROD) + "/sync"))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(engine.books().jobs("DB_SYNC")).hasSize(1);
    }

    @Test
    void halfAnAnswerGarbageAndPagesAreNotJson() {
        FaultRule rule = engine.faults().on("GET", "/group$").half();
        assertThatThrownBy(() -> client.get("/group")).isInstanceOf(UncheckedIOException.class);
        assertThat(rule.met()).isEqualTo(1);
        engine.faults().on("GET", "/group$").garbage();
        assertThatThrownBy(() -> client.get("/group").json()).isInstanceOf(UncheckedIOException.class);
        engine.faults().on("GET", "/group$").html();
        assertThat(client.get("/group").header("Content-Type")).startsWith("text/html");
        assertThat(client.list("/group")).hasSize(5);
    }

    @Test
    void statusWithRetryAfterComesAsOftenAsAsked() {
        engine.faults().on("GET", "/group").times(2).status(503, 1);

        assertThat(client.get("/group").header("Retry-After")).isEqualTo("1");
        assertThat(client.get("/group").status()).isEqualTo(503);
        assertThat(client.get("/group").status()).isEqualTo(200);
        engine.faults().on("GET", "/group").always().status(502);
        assertThat(client.get("/group").status()).isEqualTo(502);
        engine.faults().clear();
        assertThat(client.get("/group").status()).isEqualTo(200);
    }

    @Test
    void delayHoldsUpOneRequestOnly() {
        engine.faults().on("GET", "/group").delay(Duration.ofMillis(300));
        long start = System.nanoTime();
        client.get("/group");

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void sessionsExpireAndLoginsAreRefused() {
        engine.faults().expireSessions();
        assertThat(client.get("/group").status()).isEqualTo(403);
        engine.faults().refuseLogins(1);
        client.session("1.11.26");
        assertThat(client.post("/login", "{'type':'LoginRequest','username':'delphix_admin','password':'delphix'}")
                        .status())
                .isEqualTo(401);
        client.login();
        assertThat(client.get("/group").status()).isEqualTo(200);
    }

    @Test
    void sessionMayExpireInFrontOfOneRequest() {
        engine.faults().on("POST", "/sync$").expireSessions();
        assertThat(client.get("/group").status()).isEqualTo(200);

        assertThat(client.post("/database/" + ref(PROD) + "/sync").status()).isEqualTo(403);
        assertThat(engine.books().jobs()).isEmpty();
    }

    @Test
    void restartCutsConnectionsLosesSessionsAndLetsJobsGoOn() {
        engine.world().setJobDuration(Duration.ofMillis(600));
        String job = client.post("/database/" + ref(PROD) + "/sync").job();
        engine.faults().restart(Duration.ofMillis(400), JobsAfterRestart.GO_ON);

        assertThatThrownBy(() -> client.get("/about")).isInstanceOf(UncheckedIOException.class);
        List<String> seen = new ArrayList<>();
        await().atMost(Duration.ofSeconds(10)).until(() -> about(seen).status() == 200);
        assertThat(seen).anyMatch(text -> text.contains("Engine is booting up"));
        assertThat(client.get("/group").status()).isEqualTo(403);
        client.login();
        assertThat(client.await(job).get("jobState").asText()).isEqualTo("COMPLETED");
    }

    private Answer about(List<String> seen) {
        try {
            Answer answer = new RawClient(engine).get("/about");
            seen.add(answer.text());
            return answer;
        } catch (UncheckedIOException refused) {
            return new Answer(0, "", null);
        }
    }

    @Test
    void restartMayFailJobs() {
        jobsLastForEver();
        String job = client.post("/database/" + ref(PROD) + "/sync").job();
        engine.faults().restart(Duration.ofMillis(50), JobsAfterRestart.FAIL);

        assertThat(engine.books().job(job).state()).isEqualTo("FAILED");
    }

    @Test
    void skewedClockShowsInTheDateHeaderAndInAllDates() {
        engine.faults().skewClock(Duration.ofHours(-5));
        Answer answer = client.postAndAwait("/database/" + ref(PROD) + "/sync", "");
        Instant header = ZonedDateTime.parse(answer.header("Date"), DateTimeFormatter.RFC_1123_DATE_TIME)
                .toInstant();
        Instant started = Instant.parse(
                client.get("/job/" + answer.job()).result().get("startTime").asText());

        assertThat(Duration.between(header, Instant.now())).isBetween(Duration.ofMinutes(299), Duration.ofMinutes(301));
        assertThat(Duration.between(started, Instant.now()))
                .isBetween(Duration.ofMinutes(299), Duration.ofMinutes(301));
    }

    @Test
    void randomFaultsRepeatWithTheirSeed() {
        assertThat(series(42)).isEqualTo(series(42)).contains(502).contains(200);
        assertThat(series(43)).isNotEqualTo(series(42));
    }

    private List<Integer> series(long seed) {
        engine.faults().clear();
        engine.faults().randomly(seed, 0.3, Fault.status(502), Fault.status(500));
        List<Integer> series = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            series.add(client.get("/about").status());
        }
        return series;
    }
}
