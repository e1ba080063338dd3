package io.jenkins.plugins.delphixpipeline.operation;

import io.jenkins.plugins.delphixpipeline.driver.TaskScheduler;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Turns on a few threads of their own, as a controller gives them. */
public class PooledTurns implements TaskScheduler, AutoCloseable {
    private final ScheduledThreadPoolExecutor pool;

    public PooledTurns(int threads) {
        pool = new ScheduledThreadPoolExecutor(threads, work -> new Thread(work, "turns"));
    }

    @Override
    public void soon(Runnable turn) {
        pool.execute(turn);
    }

    @Override
    public void later(Duration delay, Runnable turn) {
        pool.schedule(turn, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public boolean maySubmit() {
        return true;
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
