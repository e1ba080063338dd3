package io.jenkins.plugins.delphixpipeline.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class NotificationTest extends EngineTest {

    @Test
    void emptyListComesWhenTheTimeHasPassed() {
        long start = System.nanoTime();
        JsonNode answer =
                client.get("/notification?channel=a&timeout=300&max=10").json();

        assertThat(answer.get("type").asText()).isEqualTo("ListResult");
        assertThat(answer.get("result").isArray()).isTrue();
        assertThat(answer.get("result")).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(290));
    }

    @Test
    void pollWakesUpAsSoonAsSomethingHappens() throws ExecutionException, InterruptedException {
        client.get("/notification?channel=a&timeout=1");
        CompletableFuture<JsonNode> poll = CompletableFuture.supplyAsync(
                () -> client.get("/notification?channel=a&timeout=15000").result());
        new RawClient(engine).login().post("/database/" + ref(PROD) + "/sync");

        assertThat(poll.get()).isNotEmpty();
        assertThat(poll.get().get(0).get("type").asText()).isEqualTo("ObjectNotification");
    }

    @Test
    void channelsAreIndependentAndTellOfJobsAndObjects() {
        client.get("/notification?channel=a&timeout=1");
        client.get("/notification?channel=b&timeout=1");
        client.postAndAwait("/database/" + ref(PROD) + "/sync", "");

        for (String channel : new String[] {"a", "b"}) {
            JsonNode news = client.get("/notification?channel=" + channel + "&timeout=100")
                    .result();
            assertThat(news).anySatisfy(one -> {
                assertThat(one.get("object").asText()).isEqualTo("JOB-1");
                assertThat(one.get("eventType").asText()).isEqualTo("UPDATE");
                assertThat(one.get("objectType").asText()).isEqualTo("Job");
            });
            assertThat(news).anySatisfy(one -> {
                assertThat(one.get("objectType").asText()).isEqualTo("AppDataSnapshot");
                assertThat(one.get("eventType").asText()).isEqualTo("CREATE");
            });
            assertThat(client.get("/notification?channel=" + channel + "&timeout=1")
                            .result())
                    .isEmpty();
        }
    }

    @Test
    void atMostMaxComeAtOnce() {
        client.get("/notification?channel=a&timeout=1");
        for (int i = 0; i < 5; i++) {
            client.post("/group", "{'type':'Group','name':'g%s'}", i);
        }

        assertThat(client.get("/notification?channel=a&timeout=100&max=3").result())
                .hasSize(3);
        assertThat(client.get("/notification?channel=a&timeout=100").result()).isNotEmpty();
    }

    @Test
    void switchesMakeItEarlyOrSilent() {
        engine.switches().turnOn(Switch.NOTIFICATION_ANSWERS_EARLY_EMPTY, Switch.NOTIFICATION_SILENT);
        long start = System.nanoTime();
        assertThat(client.get("/notification?channel=a&timeout=10000").result()).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        client.postAndAwait("/database/" + ref(PROD) + "/sync", "");

        assertThat(client.get("/notification?channel=a&timeout=100").result())
                .isNotEmpty()
                .noneMatch(one -> one.get("objectType").asText().equals("Job"));
    }

    @Test
    void longPollsDoNotHoldUpOthers() {
        CompletableFuture<?>[] polls = new CompletableFuture<?>[20];
        for (int i = 0; i < polls.length; i++) {
            RawClient other = new RawClient(engine).login();
            polls[i] = CompletableFuture.runAsync(
                    () -> other.get("/notification?channel=z&timeout=1500"), task -> new Thread(task).start());
        }
        long start = System.nanoTime();
        client.get("/group");

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(1000));
        CompletableFuture.allOf(polls).join();
    }
}
