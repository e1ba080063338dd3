package io.jenkins.plugins.delphixpipeline.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ShortMemoryTest {
    private final AtomicInteger loads = new AtomicInteger();

    @Test
    void valueIsLoadedOnceWhileItLasts() {
        ShortMemory<Integer> memory = ShortMemory.of(Duration.ofMinutes(1));

        assertThat(memory.get("a", loads::incrementAndGet)).isEqualTo(1);
        assertThat(memory.get("a", loads::incrementAndGet)).isEqualTo(1);
        assertThat(memory.get("b", loads::incrementAndGet)).isEqualTo(2);
    }

    @Test
    void valueIsLoadedAgainWhenItIsOldOrForgotten() {
        ShortMemory<Integer> brief = ShortMemory.of(Duration.ZERO);
        ShortMemory<Integer> lasting = ShortMemory.of(Duration.ofMinutes(1));

        brief.get("a", loads::incrementAndGet);
        lasting.get("a", loads::incrementAndGet);
        lasting.forget();

        assertThat(brief.get("a", loads::incrementAndGet)).isEqualTo(3);
        assertThat(lasting.get("a", loads::incrementAndGet)).isEqualTo(4);
    }

    @Test
    void thoseWhoAskMeanwhileShareTheLoad() {
        ShortMemory<Integer> memory = ShortMemory.of(Duration.ZERO);
        CountDownLatch go = new CountDownLatch(1);
        CompletableFuture<Integer> first = CompletableFuture.supplyAsync(() -> memory.get("a", () -> slow(go)));
        await().until(() -> loads.get() == 1);
        CompletableFuture<Integer> second = new CompletableFuture<>();
        Thread waiting = new Thread(() -> second.complete(memory.get("a", () -> -1)));
        waiting.start();
        await().until(() -> waiting.getState() == Thread.State.WAITING);

        go.countDown();

        assertThat(first.join()).isEqualTo(1);
        assertThat(second.join()).isEqualTo(1);
    }

    @Test
    void loadThatBeganBeforeAChangeIsNotRemembered() {
        ShortMemory<Integer> memory = ShortMemory.of(Duration.ofMinutes(1));
        CountDownLatch go = new CountDownLatch(1);
        CompletableFuture<Integer> before = CompletableFuture.supplyAsync(() -> memory.get("a", () -> slow(go)));
        await().until(() -> loads.get() == 1);

        memory.forget();
        int after = memory.get("a", () -> 7);
        go.countDown();

        assertThat(before.join()).isEqualTo(1);
        assertThat(after).isEqualTo(7);
        assertThat(memory.get("a", () -> 8)).isEqualTo(7);
    }

    @Test
    void failedLoadIsNotRemembered() {
        ShortMemory<Integer> memory = ShortMemory.of(Duration.ofMinutes(1));

        assertThatIllegalStateException()
                .isThrownBy(() -> memory.get("a", () -> {
                    throw new IllegalStateException("no");
                }));
        assertThat(memory.get("a", () -> 1)).isEqualTo(1);
    }

    private int slow(CountDownLatch go) {
        int number = loads.incrementAndGet();
        try {
            go.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return number;
    }
}
