package io.jenkins.plugins.delphixpipeline.controller;

import io.jenkins.plugins.delphixpipeline.driver.TaskScheduler;
import io.jenkins.plugins.delphixpipeline.driver.lane.Lane;
import io.jenkins.plugins.delphixpipeline.driver.lane.Lanes;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Turns on a pool of threads, each in its lane, so that a back end that hangs holds up nobody but those who ask it; a clock
 * that others share only ever hands over to the pool.
 */
public final class ControllerScheduler implements TaskScheduler {
    private static final Logger LOGGER = Logger.getLogger(ControllerScheduler.class.getName());

    private final Lanes lanes;
    private final Supplier<ScheduledExecutorService> clock;
    private final BooleanSupplier open;
    private final BooleanSupplier up;

    /**
     * @param pool should have as many threads as it is given tasks: the lanes bound how many that are
     * @param open false once the controller prepares to shut down
     * @param up false once it goes down
     */
    public ControllerScheduler(
            ExecutorService pool, Supplier<ScheduledExecutorService> clock, BooleanSupplier open, BooleanSupplier up) {
        this.lanes = new Lanes(pool);
        this.clock = clock;
        this.open = open;
        this.up = up;
    }

    /** As many threads as there is work for; those that nobody needs for a minute are given up. */
    public static ThreadPoolExecutor pool(ThreadFactory threads) {
        return new ThreadPoolExecutor(0, Integer.MAX_VALUE, 1, TimeUnit.MINUTES, new SynchronousQueue<>(), threads);
    }

    @Override
    public void soon(Runnable task) {
        soon(Lane.COMMON, task);
    }

    @Override
    public void later(Duration delay, Runnable task) {
        later(delay, Lane.COMMON, task);
    }

    @Override
    public void soon(Lane lane, Runnable task) {
        lanes.add(lane, () -> safely(task));
    }

    @Override
    public void later(Duration delay, Lane lane, Runnable task) {
        try {
            clock.get().schedule(() -> soon(lane, task), Math.max(0, delay.toMillis()), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOGGER.log(Level.FINE, "Too late to plan another task", e);
        }
    }

    @Override
    public boolean maySubmit() {
        return open.getAsBoolean();
    }

    @Override
    public boolean mayGuard() {
        return up.getAsBoolean();
    }

    private static void safely(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, "A task failed", e);
        }
    }
}
