package io.jenkins.plugins.delphixpipeline.faults;

import io.jenkins.plugins.delphixpipeline.driver.TaskScheduler;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The threads of one schedule. What is asked of them when it is over is not done any more. */
final class Crew implements TaskScheduler, AutoCloseable {
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
