package io.jenkins.plugins.delphixpipeline.bench;

import io.jenkins.plugins.delphixpipeline.controller.ControllerTurns;
import io.jenkins.plugins.delphixpipeline.operation.Turns;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** The turns of a whole controller, in lanes on the pool that a controller has. */
final class SharedTurns implements AutoCloseable {
    private final ExecutorService pool = ControllerTurns.pool(work -> new Thread(work, "turns"));
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(1);
    final Turns turns = new ControllerTurns(pool, () -> clock, () -> true, () -> true);

    @Override
    public void close() {
        pool.shutdownNow();
        clock.shutdownNow();
    }
}
