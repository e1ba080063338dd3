package io.jenkins.plugins.delphixpipeline.driver.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LanesTest {
    private static final int MANY = 60;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Lanes lanes = new Lanes(threads);
    private final CountDownLatch go = new CountDownLatch(1);
    private final AtomicInteger stuck = new AtomicInteger();
    private final AtomicInteger ran = new AtomicInteger();

    @AfterEach
    void stop() {
        go.countDown();
        threads.shutdownNow();
    }

    private void hang() {
        stuck.incrementAndGet();
        try {
            go.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        ran.incrementAndGet();
    }

    private void jam(Lane lane) {
        IntStream.range(0, MANY).forEach(n -> lanes.add(lane, this::hang));
        await().untilAtomic(
                        stuck,
                        org.hamcrest.Matchers.greaterThanOrEqualTo(lane.use().atOnce()));
    }

    @ParameterizedTest
    @EnumSource(Lane.Use.class)
    void aLaneHoldsSoManyThreadsAndLosesNoTurn(Lane.Use use) {
        jam(new Lane("one", use));

        assertThat(stuck).hasValue(use.atOnce());
        go.countDown();
        await().untilAtomic(ran, org.hamcrest.Matchers.equalTo(MANY));
        await().until(lanes::size, left -> left == 0);
    }

    @ParameterizedTest
    @EnumSource(Lane.Use.class)
    void aJammedLaneHoldsUpNeitherAnotherOwnerNorAnotherUse(Lane.Use use) {
        jam(new Lane("one", use));
        CountDownLatch others = new CountDownLatch(Lane.Use.values().length);

        for (Lane.Use other : Lane.Use.values()) {
            lanes.add(new Lane(other == use ? "two" : "one", other), others::countDown);
        }

        await().until(() -> others.getCount() == 0);
        assertThat(stuck).hasValue(use.atOnce());
    }

    @Test
    void aLaneThatLinesUpLeavesRoomForTheOthersOnFewThreads() {
        ExecutorService few = Executors.newFixedThreadPool(10);
        try {
            Lanes onFew = new Lanes(few);
            Lane beginning = new Lane("one", Lane.Use.BEGINNING);
            IntStream.range(0, MANY).forEach(n -> onFew.add(beginning, this::hang));
            onFew.add(new Lane("two", Lane.Use.BEGINNING), ran::incrementAndGet);
            await().untilAtomic(ran, org.hamcrest.Matchers.equalTo(1));
        } finally {
            go.countDown();
            few.shutdownNow();
        }
    }

    @Test
    void turnsOfALaneBeginInTheirOrder() {
        List<Integer> order = Collections.synchronizedList(new ArrayList<>());
        ExecutorService one = Executors.newSingleThreadExecutor();
        try {
            Lanes onOne = new Lanes(one);
            IntStream.range(0, MANY).forEach(n -> onOne.add(Lane.COMMON, () -> order.add(n)));
            await().until(() -> order.size() == MANY);
            assertThat(order).isSorted();
        } finally {
            one.shutdownNow();
        }
    }

    @Test
    void afterTheShutdownTurnsAreQuietlyLeftOut() {
        threads.shutdownNow();
        assertThatCode(() -> lanes.add(Lane.COMMON, () -> {})).doesNotThrowAnyException();
        assertThat(lanes.size()).isZero();
    }
}
