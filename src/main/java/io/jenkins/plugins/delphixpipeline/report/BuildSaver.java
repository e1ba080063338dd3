package io.jenkins.plugins.delphixpipeline.report;

import hudson.model.Run;
import io.jenkins.plugins.delphixpipeline.driver.TaskScheduler;
import java.io.IOException;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Saves a build whose record has changed. A save writes the whole build, so that each of thousands of operations cannot have
 * one of its own: what changes within a moment after a save is saved together, once the moment is over. A build that ends
 * saves itself, and so does a pipeline when the controller shuts down.
 */
final class BuildSaver {
    private static final Logger LOGGER = Logger.getLogger(BuildSaver.class.getName());
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);

    /** Of the time, so that saving never takes more than a small part of it. */
    private static final int PAUSE_PER_SAVE = 20;

    private boolean planned;
    private long notBefore = System.nanoTime();

    /** Saves now when the last save is a moment ago, and else later, together with what changes until then. */
    void saveSoon(Run<?, ?> run, TaskScheduler scheduler) {
        long wait;
        synchronized (this) {
            if (planned) {
                return;
            }
            wait = notBefore - System.nanoTime();
            planned = wait > 0;
        }
        if (wait > 0) {
            scheduler.later(Duration.ofNanos(wait), () -> savePlanned(run));
        } else {
            save(run);
        }
    }

    private void savePlanned(Run<?, ?> run) {
        synchronized (this) {
            planned = false;
        }
        // One that has ended has been saved by that, and may have been deleted since.
        if (run.isBuilding()) {
            save(run);
        }
    }

    /** Returns when everything is on disk. A build that cannot be saved is a matter for the log: what happened, happened. */
    void save(Run<?, ?> run) {
        long begun = System.nanoTime();
        pause(begun, SHORTEST_PAUSE.toNanos());
        try {
            run.save();
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Could not save " + run + " with its data lineage");
        }
        long end = System.nanoTime();
        pause(end, Math.max(SHORTEST_PAUSE.toNanos(), PAUSE_PER_SAVE * (end - begun)));
    }

    private synchronized void pause(long from, long nanos) {
        notBefore = from + nanos;
    }
}
