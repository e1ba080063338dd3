package io.jenkins.plugins.delphixpipeline.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.delphixpipeline.driver.lane.Lane;
import io.jenkins.plugins.delphixpipeline.operation.PooledTurns;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SerialExecutorTest {
    private static final Lane BEGINNING = new Lane("one", Lane.Use.BEGINNING);
    private static final Lane GUARD = new Lane("one", Lane.Use.GUARD);

    /** What waits, and where. */
    private record Waiting(Lane lane, Runnable turn) {}

    /** Turns that are taken when the test says so. */
    private static final class ByHand implements TaskScheduler {
        private final List<Waiting> waiting = new ArrayList<>();

        @Override
        public void soon(Runnable turn) {
            throw new AssertionError("a turn without a lane");
        }

        @Override
        public void later(Duration delay, Runnable turn) {
            throw new AssertionError("a turn without a lane");
        }

        @Override
        public void soon(Lane lane, Runnable turn) {
            waiting.add(new Waiting(lane, turn));
        }

        @Override
        public void later(Duration delay, Lane lane, Runnable turn) {
            soon(lane, turn);
        }

        @Override
        public boolean maySubmit() {
            return true;
        }

        private List<Lane> lanes() {
            return waiting.stream().map(Waiting::lane).toList();
        }

        private void take() {
            waiting.remove(0).turn().run();
        }
    }

    /** A machine that has no thread left, for a moment. */
    @Test
    void aTaskThatFoundNoThreadDoesNotHoldUpTheNextOne() {
        AtomicInteger turns = new AtomicInteger();
        AtomicInteger asked = new AtomicInteger();
        TaskScheduler exhausted = new TaskScheduler() {
            @Override
            public void soon(Runnable turn) {
                if (asked.incrementAndGet() == 1) {
                    throw new OutOfMemoryError("unable to create native thread");
                }
                turn.run();
            }

            @Override
            public void later(Duration delay, Runnable turn) {
                soon(turn);
            }

            @Override
            public boolean maySubmit() {
                return true;
            }
        };
        SerialExecutor serial = new SerialExecutor(exhausted, () -> BEGINNING, turns::incrementAndGet);
        assertThatThrownBy(serial::ask).isInstanceOf(OutOfMemoryError.class);
        serial.ask();
        assertThat(turns).hasValue(1);
    }

    private final ByHand threads = new ByHand();
    private Lane lane = BEGINNING;
    private int taken;
    private Runnable during = () -> {};
    private final SerialExecutor turns = new SerialExecutor(threads, () -> lane, () -> {
        taken++;
        during.run();
    });

    @Test
    void askingTwiceForATurnThatWaitsIsAskingOnce() {
        turns.ask();
        turns.ask();
        assertThat(threads.lanes()).containsExactly(BEGINNING);
        threads.take();
        assertThat(taken).isEqualTo(1);
        assertThat(turns.lane()).isNull();
    }

    @Test
    void aTurnThatWaitsMovesToTheLaneWhereItBelongsNow() {
        turns.ask();
        lane = GUARD;
        turns.ask();
        assertThat(threads.lanes()).containsExactly(BEGINNING, GUARD);
        during = () -> assertThat(turns.lane()).isEqualTo(GUARD);
        threads.take();
        assertThat(taken).as("the place that was left").isZero();
        threads.take();
        assertThat(taken).isEqualTo(1);
    }

    @Test
    void whatIsAskedForDuringATurnComesAfterItInTheLaneWhereItBelongsThen() {
        during = () -> {
            lane = GUARD;
            turns.ask();
            during = () -> {};
        };
        turns.ask();
        threads.take();
        assertThat(taken).isEqualTo(1);
        assertThat(threads.lanes()).containsExactly(GUARD);
        threads.take();
        assertThat(taken).isEqualTo(2);
        assertThat(threads.waiting).isEmpty();
    }

    @Test
    void aTurnThatFailsLosesNotTheNext() {
        during = () -> {
            turns.ask();
            during = () -> {};
            throw new IllegalStateException("a mistake");
        };
        turns.ask();
        try {
            threads.take();
        } catch (IllegalStateException expected) {
            // It is the business of whoever runs turns.
        }
        threads.take();
        assertThat(taken).isEqualTo(2);
    }

    @Test
    void whatIsPlannedIsAskedForAmongTheSignals() {
        turns.askLater(Duration.ofSeconds(1));
        assertThat(threads.lanes()).containsExactly(Lane.SIGNALS);
        threads.take();
        assertThat(threads.lanes()).containsExactly(BEGINNING);
    }

    @Test
    void turnsNeverOverlapAndNoneIsLostHoweverManyAsk() {
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try (PooledTurns real = new PooledTurns(4)) {
            AtomicInteger inside = new AtomicInteger();
            AtomicInteger asked = new AtomicInteger();
            AtomicInteger seen = new AtomicInteger();
            AtomicInteger overlaps = new AtomicInteger();
            SerialExecutor many = new SerialExecutor(real, () -> asked.get() % 3 == 0 ? GUARD : BEGINNING, () -> {
                if (inside.incrementAndGet() != 1) {
                    overlaps.incrementAndGet();
                }
                seen.set(asked.get());
                inside.decrementAndGet();
            });
            for (int n = 0; n < 20_000; n++) {
                pool.execute(() -> {
                    asked.incrementAndGet();
                    many.ask();
                });
            }
            await().untilAtomic(seen, org.hamcrest.Matchers.equalTo(20_000));
            assertThat(overlaps).hasValue(0);
        } finally {
            pool.shutdownNow();
        }
    }
}
