package io.jenkins.plugins.delphixpipeline.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.LongStream;

/** Runs many schedules side by side, each on back ends of its own. */
public final class FaultSchedules {
    private FaultSchedules() {}

    /** The kinds of back ends that there are schedules for. */
    public enum Where {
        ENGINE(Engines::new),
        DCT(Towers::new);

        private final Stage.Builder builder;

        Where(Stage.Builder builder) {
            this.builder = builder;
        }
    }

    /**
     * @param where on which back ends
     * @param seeds one schedule each
     * @param atOnce how many run side by side
     * @param each told of every outcome as it comes
     */
    public static void run(Where where, LongStream seeds, int atOnce, Consumer<Rehearsed.Outcome> each)
            throws InterruptedException {
        // Each save that fails is a warning; here that is what is tried.
        Logger warnings = Logger.getLogger("io.jenkins.plugins.delphixpipeline");
        Level told = warnings.getLevel();
        warnings.setLevel(Level.OFF);
        ExecutorService runners = Executors.newFixedThreadPool(atOnce, Crew::thread);
        try {
            List<Future<?>> all = new ArrayList<>();
            seeds.forEach(seed -> all.add(runners.submit(() -> {
                Rehearsed.Outcome outcome = Rehearsed.run(seed, where.builder);
                synchronized (each) {
                    each.accept(outcome);
                }
            })));
            for (Future<?> one : all) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            runners.shutdownNow();
            warnings.setLevel(told);
        }
    }
}
