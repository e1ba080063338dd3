package io.jenkins.plugins.delphixpipeline.http.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RequestCacheTest {
    private final AtomicInteger loads = new AtomicInteger();

    @Test
    void valueIsLoadedOnceWhileItLasts() {
        RequestCache<Integer> memory = RequestCache.of(Duration.ofMinutes(1));

        assertThat(memory.get("a", loads::incrementAndGet)).isEqualTo(1);
        assertThat(memory.get("a", loads::incrementAndGet)).isEqualTo(1);
        assertThat(memory.get("b", loads::incrementAndGet)).isEqualTo(2);
    }

    @Test
    void valueIsLoadedAgainWhenItIsOldOrForgotten() {
        RequestCache<Integer> brief = RequestCache.of(Duration.ZERO);
        RequestCache<Integer> lasting = RequestCache.of(Duration.ofMinutes(1));

        brief.get("a", loads::incrementAndGet);
        lasting.get("a", loads::incrementAndGet);
        lasting.forget();

        assertThat(brief.get("a", loads::incrementAndGet)).isEqualTo(3);
        assertThat(lasting.get("a", loads::incrementAndGet)).isEqualTo(4);
    }

    @Test
    void anAnswerAgesFromWhenItsRequestBegan() {
        RequestCache<Integer> brief = RequestCache.of(Duration.ofMillis(20));

        brief.get("a", () -> {
            await().pollDelay(Duration.ofMillis(30)).until(() -> true);
            return loads.incrementAndGet();
        });

        assertThat(brief.get("a", loads::incrementAndGet)).isEqualTo(2);
    }

    @Test
    void thoseWhoAskMeanwhileShareTheLoad() {
        RequestCache<Integer> memory = RequestCache.of(Duration.ZERO);
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
        RequestCache<Integer> memory = RequestCache.of(Duration.ofMinutes(1));
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

    /** As many submissions at once do: each asks, changes something, and the next one asks. */
    @Test
    void whileChangesFollowEachOtherThoseWhoAskShareTheNextLoad() {
        RequestCache<Integer> memory = RequestCache.of(Duration.ofMinutes(1));
        CountDownLatch go = new CountDownLatch(1);
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            List<Integer> answers = Collections.synchronizedList(new ArrayList<>());
            for (int asker = 1; asker <= 50; asker++) {
                int before = asker;
                CompletableFuture.runAsync(() -> answers.add(memory.get("a", () -> slow(go))), threads);
                await().until(() -> loads.get() == Math.min(before, 2));
                memory.forget();
            }
            assertThat(loads).hasValue(2);

            go.countDown();

            await().until(() -> answers.size() == 50);
            assertThat(loads.get()).as("requests of 50 askers").isLessThanOrEqualTo(4);
        } finally {
            go.countDown();
            threads.shutdownNow();
        }
    }

    /** Whatever the order: the request of an answer began after the last change before it was asked for. */
    @Test
    void answerIsNeverOlderThanTheChangeBeforeTheQuestion() throws Exception {
        RequestCache<Integer> memory = RequestCache.of(Duration.ofMinutes(1));
        AtomicInteger changed = new AtomicInteger();
        AtomicInteger stale = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Void>> askers = Collections.nCopies(8, () -> {
                for (int n = 0; n < 2_000; n++) {
                    if (n % 3 == 0) {
                        changed.incrementAndGet();
                        memory.forget();
                    }
                    int least = changed.get();
                    memory.forget();
                    if (memory.get("a", changed::get) < least) {
                        stale.incrementAndGet();
                    }
                }
                return null;
            });
            for (Future<Void> asker : threads.invokeAll(askers)) {
                asker.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(stale).hasValue(0);
    }

    @Test
    void whoeverJoinsALoadThatFailsLearnsWhy() {
        RequestCache<Integer> memory = RequestCache.of(Duration.ZERO);
        CountDownLatch go = new CountDownLatch(1);
        CompletableFuture<Integer> first = CompletableFuture.supplyAsync(() -> memory.get("a", () -> {
            slow(go);
            throw new IllegalStateException("no");
        }));
        await().until(() -> loads.get() == 1);
        CompletableFuture<Integer> second = new CompletableFuture<>();
        Thread waiting = new Thread(() -> {
            try {
                second.complete(memory.get("a", () -> -1));
            } catch (IllegalStateException e) {
                second.completeExceptionally(e);
            }
        });
        waiting.start();
        await().until(() -> waiting.getState() == Thread.State.WAITING);

        go.countDown();

        assertThatThrownBy(first::join).hasRootCauseMessage("no");
        assertThatThrownBy(second::join).hasRootCauseMessage("no");
    }

    @Test
    void failedLoadIsNotRemembered() {
        RequestCache<Integer> memory = RequestCache.of(Duration.ofMinutes(1));

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
