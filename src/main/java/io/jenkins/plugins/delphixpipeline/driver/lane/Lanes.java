package io.jenkins.plugins.delphixpipeline.driver.lane;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Hands tasks over to threads, of each lane no more than it may have at a time. After each task a lane lines up again for
 * its next one, so that even few threads are shared by all lanes. Safe for use by many threads.
 */
public final class Lanes {
    private static final Logger LOGGER = Logger.getLogger(Lanes.class.getName());

    private final Executor threads;
    private final Map<Lane, Line> lines = new HashMap<>();

    /** @param threads should have as many as all lanes together need; what waits there waits for other lanes */
    public Lanes(Executor threads) {
        this.threads = threads;
    }

    /** The tasks of one lane. */
    private static final class Line {
        private final Deque<Runnable> waiting = new ArrayDeque<>();
        /** Threads that are at work for the lane, or asked for. */
        private int running;
    }

    /** @param task must not throw */
    public void add(Lane lane, Runnable task) {
        synchronized (lines) {
            Line line = lines.computeIfAbsent(lane, key -> new Line());
            line.waiting.add(task);
            if (line.running == lane.use().atOnce()) {
                return;
            }
            line.running++;
        }
        lineUp(lane);
    }

    private void lineUp(Lane lane) {
        try {
            threads.execute(() -> runOne(lane));
        } catch (RejectedExecutionException e) {
            // The controller goes down; what waits is resumed after it came up again.
            LOGGER.log(Level.FINE, "Too late for another task", e);
            synchronized (lines) {
                lines.remove(lane);
            }
        }
    }

    private void runOne(Lane lane) {
        Runnable task;
        synchronized (lines) {
            Line line = lines.get(lane);
            task = line == null ? null : line.waiting.poll();
        }
        try {
            if (task != null) {
                task.run();
            }
        } finally {
            if (hasMore(lane)) {
                lineUp(lane);
            }
        }
    }

    /** Whether the thread goes on for the lane; else the lane has one thread less, and is forgotten with its last one. */
    private boolean hasMore(Lane lane) {
        synchronized (lines) {
            Line line = lines.get(lane);
            if (line == null) {
                return false;
            }
            if (!line.waiting.isEmpty()) {
                return true;
            }
            line.running--;
            if (line.running == 0) {
                lines.remove(lane);
            }
            return false;
        }
    }

    /** How many lanes have anything to do. */
    int size() {
        synchronized (lines) {
            return lines.size();
        }
    }
}
