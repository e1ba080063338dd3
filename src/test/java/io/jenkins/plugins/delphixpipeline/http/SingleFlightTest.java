package io.jenkins.plugins.delphixpipeline.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SingleFlightTest {
    private static final int CALLERS = 5;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final SingleFlight<String> flight = new SingleFlight<>();
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch go = new CountDownLatch(1);

    @AfterEach
    void stop() {
        go.countDown();
        threads.shutdownNow();
    }

    private List<CompletableFuture<String>> callers(Supplier<String> outcome) {
        Supplier<String> slow = () -> {
            calls.incrementAndGet();
            try {
                go.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return outcome.get();
        };
        Supplier<String> known = () -> {
            asked.incrementAndGet();
            return null;
        };
        List<CompletableFuture<String>> all = IntStream.range(0, CALLERS)
                .mapToObj(n -> CompletableFuture.supplyAsync(() -> flight.share(known, slow), threads))
                .toList();
        await().untilAtomic(asked, org.hamcrest.Matchers.equalTo(CALLERS));
        go.countDown();
        return all;
    }

    @Test
    void allWhoCallMeanwhileGetTheSameAnswer() {
        assertThat(callers(() -> "in").stream().map(CompletableFuture::join)).containsOnly("in");
        assertThat(calls).hasValue(1);
    }

    @Test
    void allWhoCallMeanwhileLearnOfTheSameFailure() {
        callers(() -> {
                    throw new IllegalStateException("hangs");
                })
                .forEach(call -> assertThatThrownBy(call::join).hasRootCauseMessage("hangs"));
        assertThat(calls).hasValue(1);
        assertThat(flight.share(() -> null, () -> "in")).as("the next call").isEqualTo("in");
    }

    @Test
    void whatIsKnownIsNotCalledFor() {
        assertThat(flight.share(() -> "known", () -> "new")).isEqualTo("known");
    }
}
