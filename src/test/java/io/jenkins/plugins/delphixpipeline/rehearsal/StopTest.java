package io.jenkins.plugins.delphixpipeline.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.rehearsal.build.Stop;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a part of the build that is stopped may still do. */
@Timeout(20)
class StopTest {
    private final RuntimeException why = new RuntimeException("over");

    @Test
    void eachThreadIsToldOnceAndMayThenCleanUp() throws Exception {
        Stop stop = new Stop();
        stop.now(why);

        assertThat(stop.cause()).contains(why);
        assertThat(stop.cause()).isEmpty();

        Queue<Boolean> elsewhere = new ConcurrentLinkedQueue<>();
        Thread other = new Thread(() -> elsewhere.add(stop.cause().isPresent()));
        other.start();
        other.join();
        assertThat(elsewhere).containsExactly(true);
    }

    @Test
    void whatWasToldInsideIsToldOutsideToo() {
        Stop outer = new Stop();
        Stop inner = outer.inner();
        outer.now(why);

        assertThat(inner.cause()).contains(why);
        assertThat(outer.cause()).isEmpty();
    }

    @Test
    void whatIsStoppedAloneStopsNothingAround() {
        Stop outer = new Stop();
        Stop inner = outer.inner();
        inner.now(why);

        assertThat(outer.cause()).isEmpty();
        assertThat(outer.inner().cause()).isEmpty();
        assertThat(inner.cause()).contains(why);
    }

    @Test
    void whatBeginsForTheSakeOfCleaningUpIsStoppedWhenItsTimeIsOver() throws Exception {
        Stop stop = new Stop(Duration.ofMillis(50));
        CountDownLatch stopped = new CountDownLatch(1);
        stop.now(why);
        stop.heard(why);
        stop.begin(cause -> stopped.countDown());

        assertThat(stopped.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(stop.cause()).contains(why);
        assertThat(stop.cause()).contains(why);
    }

    @Test
    void whatBeginsWithoutHavingBeenToldIsStoppedAtOnce() {
        Stop stop = new Stop();
        stop.now(why);
        Queue<Throwable> heard = new ConcurrentLinkedQueue<>();
        stop.begin(heard::add);

        assertThat(heard).containsExactly(why);
    }
}
