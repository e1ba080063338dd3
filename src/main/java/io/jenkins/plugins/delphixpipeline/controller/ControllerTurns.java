package io.jenkins.plugins.delphixpipeline.controller;

import io.jenkins.plugins.delphixpipeline.operation.Turns;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Turns on a pool of threads; a clock that others share only ever hands over to it. */
final class ControllerTurns implements Turns {
    private static final Logger LOGGER = Logger.getLogger(ControllerTurns.class.getName());

    private final ExecutorService pool;
    private final Supplier<ScheduledExecutorService> clock;
    private final BooleanSupplier open;
    private final BooleanSupplier up;

    /**
     * @param open false once the controller prepares to shut down
     * @param up false once it goes down
     */
    ControllerTurns(
            ExecutorService pool, Supplier<ScheduledExecutorService> clock, BooleanSupplier open, BooleanSupplier up) {
        this.pool = pool;
        this.clock = clock;
        this.open = open;
        this.up = up;
    }

    @Override
    public void soon(Runnable turn) {
        try {
            pool.execute(() -> safely(turn));
        } catch (RejectedExecutionException e) {
            // The controller goes down; what waits is resumed after it came up again.
            LOGGER.log(Level.FINE, "Too late for another turn", e);
        }
    }

    @Override
    public void later(Duration delay, Runnable turn) {
        try {
            clock.get().schedule(() -> soon(turn), Math.max(0, delay.toMillis()), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOGGER.log(Level.FINE, "Too late to plan another turn", e);
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

    private static void safely(Runnable turn) {
        try {
            turn.run();
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, "A turn failed", e);
        }
    }
}
