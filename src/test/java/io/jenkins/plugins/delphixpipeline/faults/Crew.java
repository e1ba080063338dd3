package io.jenkins.plugins.delphixpipeline.faults;

import io.jenkins.plugins.delphixpipeline.driver.TaskScheduler;
import io.jenkins.plugins.delphixpipeline.driver.lane.Lane;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The threads of one schedule. What is asked of them when it is over is not done any more. */
final class Crew implements TaskScheduler, AutoCloseable {
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final ExecutorService pool = Executors.newCachedThreadPool(Crew::thread);
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(Crew::thread);

    static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "crew");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void soon(Runnable turn) {
        if (!pool.isShutdown()) {
            pool.execute(turn);
        }
    }

    @Override
    public void later(Duration delay, Runnable turn) {
        if (!clock.isShutdown()) {
            clock.schedule(() -> soon(turn), delay.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /**
     * Who bears an outage looks again within a second: limits are short here, and a driver that has come to its longest pauses would
     * give up after a handful of attempts, which may all be spoiled by chance.
     */
    @Override
    public void later(Duration delay, Lane lane, Runnable turn) {
        later(delay.compareTo(LOOK) < 0 ? delay : LOOK, turn);
    }

    @Override
    public boolean maySubmit() {
        return true;
    }

    @Override
    public void close() {
        clock.shutdownNow();
        pool.shutdownNow();
    }
}
