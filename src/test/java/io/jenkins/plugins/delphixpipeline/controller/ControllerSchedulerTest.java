package io.jenkins.plugins.delphixpipeline.controller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ControllerSchedulerTest {
    private final ExecutorService pool = Executors.newSingleThreadExecutor(task -> new Thread(task, "pool"));
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "clock"));
    private final AtomicBoolean open = new AtomicBoolean(true);
    private final ControllerScheduler scheduler = new ControllerScheduler(pool, () -> clock, open::get, () -> true);

    @AfterEach
    void stop() {
        pool.shutdownNow();
        clock.shutdownNow();
    }

    @Test
    void aDelayedTurnRunsOnThePoolAndNotOnTheSharedClock() {
        AtomicReference<String> thread = new AtomicReference<>();
        scheduler.later(
                Duration.ofMillis(5), () -> thread.set(Thread.currentThread().getName()));
        await().untilAtomic(thread, org.hamcrest.Matchers.equalTo("pool"));
    }

    @Test
    void aFailedTurnDoesNotStopTheNext() {
        AtomicInteger ran = new AtomicInteger();
        scheduler.soon(() -> {
            throw new IllegalStateException("a mistake");
        });
        scheduler.soon(ran::incrementAndGet);
        await().untilAtomic(ran, org.hamcrest.Matchers.equalTo(1));
    }

    @Test
    void afterTheShutdownTurnsAreQuietlyLeftOut() {
        pool.shutdownNow();
        clock.shutdownNow();
        assertThatCode(() -> {
                    scheduler.soon(() -> {});
                    scheduler.later(Duration.ofMillis(1), () -> {});
                })
                .doesNotThrowAnyException();
    }

    @Test
    void nothingIsSubmittedWhileTheControllerPreparesToGoDown() {
        assertThat(scheduler.maySubmit()).isTrue();
        open.set(false);
        assertThat(scheduler.maySubmit()).isFalse();
    }
}
