package io.jenkins.plugins.delphixpipeline.bench;

import io.jenkins.plugins.delphixpipeline.driver.TaskScheduler;
import io.jenkins.plugins.delphixpipeline.http.HangingServer;
import io.jenkins.plugins.delphixpipeline.http.HttpSettings;
import io.jenkins.plugins.delphixpipeline.operation.PooledTurns;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import java.time.Duration;
import java.util.Arrays;
import okhttp3.OkHttpClient;

/** Steps on a healthy engine while many wait for one that accepts connections and never answers. */
final class Hanging {
    private static final Duration JOB = Duration.ofSeconds(2);
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(20);
    private static final int STEPS = 7;
    /** As many as the turns of all operations used to share. */
    private static final int SHARED_THREADS = 25;

    private final Figures figures;

    Hanging(Figures figures) {
        this.figures = figures;
    }

    void run(int hung) throws Exception {
        try (SimulatedEngine engine = SimulatedEngine.builder().jobDuration(JOB).start();
                SharedTurns shared = new SharedTurns()) {
            Lab healthy = lab(engine.url().toString(), shared.scheduler);
            time(healthy, "warm");
            double alone = median(healthy, "alone");
            int threads = Thread.activeCount();
            try (HangingServer server = new HangingServer();
                    Lab hanging = lab(server.url(), shared.scheduler)) {
                jam(hanging, server, hung);
                double beside = median(healthy, "beside");
                figures.add("hanging engine: step on a healthy one, alone", hung, alone, "s", null);
                figures.add("hanging engine: the same takes longer by", hung, beside - alone, "s", 1.0);
                figures.add("hanging engine: the same, as part of alone", hung, beside / alone, "of 1", null);
                figures.add(
                        "hanging engine: threads that it holds", hung, Thread.activeCount() - threads, "threads", null);
            }
            healthy.close();
            baseline(engine, hung, alone);
        }
    }

    private void baseline(SimulatedEngine engine, int hung, double alone) throws Exception {
        try (PooledTurns pool = new PooledTurns(SHARED_THREADS);
                HangingServer server = new HangingServer();
                Lab hanging = lab(server.url(), pool);
                Lab healthy = lab(engine.url().toString(), pool)) {
            jam(hanging, server, hung);
            double beside = time(healthy, "baseline");
            figures.baseline("baseline, threads shared by all: takes longer by", hung, beside - alone, "s");
        }
    }

    private static void jam(Lab hanging, HangingServer server, int steps) throws InterruptedException {
        for (int i = 0; i < steps; i++) {
            hanging.start("hung-" + i, Operations.snapshot());
        }
        while (server.accepted() == 0) {
            Thread.sleep(10);
        }
    }

    private static Lab lab(String url, TaskScheduler scheduler) {
        OkHttpClient client = new OkHttpClient();
        HttpSettings settings =
                HttpSettings.of(url).withTimeouts(Duration.ofSeconds(10), READ_TIMEOUT, Duration.ofSeconds(30));
        return new Lab(Lab.connect(settings, client), client, scheduler, () -> {});
    }

    private static double median(Lab lab, String id) throws InterruptedException {
        double[] times = new double[STEPS];
        for (int i = 0; i < STEPS; i++) {
            times[i] = time(lab, id + i);
        }
        Arrays.sort(times);
        return times[STEPS / 2];
    }

    private static double time(Lab lab, String id) throws InterruptedException {
        long begin = System.nanoTime();
        lab.start(id, Operations.snapshot()).await();
        return (System.nanoTime() - begin) / 1e9;
    }
}
