package io.jenkins.plugins.delphixpipeline.driver;

import io.jenkins.plugins.delphixpipeline.driver.lane.Lane;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Turns of one operation: asked for by anybody at any time, taken one after the other, and none asked for is lost. Who asks
 * while a task waits in a lane to which it no longer belongs moves it.
 */
final class SerialExecutor {
    private final TaskScheduler threads;
    private final Supplier<Lane> lane;
    private final Runnable task;
    /** Where the next task waits; null when none does. */
    private Lane waitingIn;
    /** Where the present task runs; null when none does. */
    private Lane runningIn;

    private boolean askedMeanwhile;
    private int ticket;

    /**
     * @param lane of the next task
     * @param task must not throw
     */
    SerialExecutor(TaskScheduler threads, Supplier<Lane> lane, Runnable task) {
        this.threads = threads;
        this.lane = lane;
        this.task = task;
    }

    void ask() {
        Lane wanted;
        int valid;
        synchronized (this) {
            if (runningIn != null) {
                askedMeanwhile = true;
                return;
            }
            wanted = lane.get();
            if (wanted.equals(waitingIn)) {
                return;
            }
            waitingIn = wanted;
            valid = ++ticket;
        }
        try {
            threads.soon(wanted, () -> take(valid));
        } catch (RuntimeException | Error e) {
            // Who asks next must not take this task for one that still comes.
            withdraw(valid);
            throw e;
        }
    }

    private synchronized void withdraw(int given) {
        if (given == ticket) {
            waitingIn = null;
        }
    }

    void askLater(Duration delay) {
        threads.later(delay, Lane.SIGNALS, this::ask);
    }

    /** Where the present task runs. */
    synchronized Lane lane() {
        return runningIn;
    }

    private void take(int given) {
        synchronized (this) {
            if (given != ticket || waitingIn == null) {
                return;
            }
            runningIn = waitingIn;
            waitingIn = null;
            askedMeanwhile = false;
        }
        try {
            task.run();
        } finally {
            boolean again;
            synchronized (this) {
                runningIn = null;
                again = askedMeanwhile;
            }
            if (again) {
                ask();
            }
        }
    }
}
