package io.jenkins.plugins.delphixpipeline.bench;

import io.jenkins.plugins.delphixpipeline.controller.ControllerScheduler;
import io.jenkins.plugins.delphixpipeline.driver.TaskScheduler;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** The turns of a whole controller, in lanes on the pool that a controller has. */
final class SharedTurns implements AutoCloseable {
    private final ExecutorService pool = ControllerScheduler.pool(work -> new Thread(work, "turns"));
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(1);
    final TaskScheduler scheduler = new ControllerScheduler(pool, () -> clock, () -> true, () -> true);

    @Override
    public void close() {
        pool.shutdownNow();
        clock.shutdownNow();
    }
}
