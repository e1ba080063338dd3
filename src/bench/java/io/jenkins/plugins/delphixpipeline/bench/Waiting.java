package io.jenkins.plugins.delphixpipeline.bench;

import io.jenkins.plugins.delphixpipeline.engine.EnginePlatform;
import io.jenkins.plugins.delphixpipeline.simulator.Books;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import okhttp3.OkHttpClient;

/** Many operations wait at once on one engine, whose jobs take 20 to 60 seconds; and the same in the peers' way. */
final class Waiting {
    private static final Duration SHORTEST = Duration.ofSeconds(20);
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration DAY = Duration.ofDays(1);
    private static final int BASELINE = 1_000;
    private static final int HEAPS = 5;
    private static final String OURS = "waiting: ";
    private static final String PEERS = "baseline, a thread per step: ";

    private final Figures figures;

    Waiting(Figures figures) {
        this.figures = figures;
    }

    void run(List<Integer> sizes) throws Exception {
        for (int n : sizes) {
            heap(n);
            wait(n);
        }
        if (sizes.contains(BASELINE)) {
            baseline();
            figures.add(
                    "waiting: requests per second, as part of the baseline",
                    BASELINE,
                    figures.value(OURS + "requests per second", BASELINE)
                            / figures.value(PEERS + "requests per second", BASELINE),
                    "of 1",
                    1.0 / 50);
            figures.add(
                    "waiting: delay from job end to step end, p95, as part of the baseline",
                    BASELINE,
                    figures.value(OURS + "delay from job end to step end, p95", BASELINE)
                            / figures.value(PEERS + "delay from job end to step end, p95", BASELINE),
                    "of 1",
                    1.0 / 5);
        }
    }

    private static SimulatedEngine engine(int datasets) {
        SimulatedEngine engine = SimulatedEngine.builder().start();
        engine.world().addDatasets(datasets);
        return engine;
    }

    /** One sync of each dataset, begun behind the client's back, so that only the waiting is measured. */
    static List<String> jobs(SimulatedEngine engine, Duration shortest, Duration longest, Random random) {
        List<String> jobs = new ArrayList<>();
        var admin = engine.world().as(SimulatedEngine.USER);
        Instant begin = Instant.now();
        for (Books.Dataset dataset : engine.books().datasets()) {
            if (dataset.name().startsWith("Bulk/")) {
                long millis = random.nextLong(shortest.toMillis(), longest.toMillis() + 1);
                Duration late = Duration.between(begin, Instant.now());
                engine.world()
                        .setJobDuration("DB_SYNC", Duration.ofMillis(millis).minus(late));
                jobs.add(admin.post("/database/" + dataset.reference() + "/sync", null)
                        .path("job")
                        .asText());
            }
        }
        return jobs;
    }

    private void wait(int n) throws Exception {
        try (SimulatedEngine engine = engine(n)) {
            int threadsBefore = threads();
            List<String> jobs = jobs(engine, SHORTEST, LONGEST, new Random(n));
            engine.books().forgetRequests();
            Lab lab = new Lab(engine);
            List<Step> steps = new ArrayList<>(n);
            for (String job : jobs) {
                steps.add(lab.start(job, new WaitForJob(job)));
            }
            // The steady state: everybody has been listed once.
            Thread.sleep(6_000);
            int requestsBefore = engine.books().requests().size();
            long begin = System.nanoTime();
            int threads = 0;
            double steady = 0;
            for (int second = 0; second < LONGEST.toSeconds() - 12; second++) {
                Thread.sleep(1_000);
                threads = Math.max(threads, threads() - threadsBefore);
                steady = (engine.books().requests().size() - requestsBefore) / ((System.nanoTime() - begin) / 1e9);
            }
            for (Step step : steps) {
                step.await();
            }
            figures.add(OURS + "requests per second", n, steady, "1/s", 2.0);
            figures.add(OURS + "extra threads", n, threads, "threads", 4.0);
            delays(
                    OURS,
                    n,
                    delays(engine, jobs, steps.stream().map(Step::endedAt).toList()),
                    n > 1_000 ? 2.0 : 1.0);
            compare(engine, n, steps.stream().filter(Step::succeeded).count());
            lab.close();
        }
    }

    /** Jobs of a day, so that the engine in this process makes no objects meanwhile. */
    private void heap(int n) throws Exception {
        try (SimulatedEngine engine = engine(n)) {
            List<String> jobs = jobs(engine, DAY, DAY, new Random(n));
            Lab lab = new Lab(engine);
            lab.platform.info();
            Step warm = lab.start(jobs.get(0), new WaitForJob(jobs.get(0)));
            Thread.sleep(2_000);
            // Several times over, because the engine in this process also makes and drops objects.
            double[] heaps = new double[HEAPS];
            for (int i = 0; i < HEAPS; i++) {
                heaps[i] = heapOf(jobs, lab, engine) / 1024.0 / n;
            }
            Arrays.sort(heaps);
            // Of few operations the noise of a whole process is louder than they are.
            figures.add(OURS + "heap per waiting operation", n, heaps[HEAPS / 2], "KiB", n < 1_000 ? null : 4.0);
            if (warm.endedAt() != null) {
                figures.differs("heap: a job of a day has ended");
            }
            lab.close();
        }
    }

    private long heapOf(List<String> jobs, Lab lab, SimulatedEngine engine) throws InterruptedException {
        List<Step> steps = new ArrayList<>(jobs.size());
        for (String job : jobs) {
            steps.add(lab.start(job, new WaitForJob(job)));
        }
        Thread.sleep(6_000);
        engine.books().forgetRequests();
        long with = used();
        if (lab.watcher.size() != jobs.size()) {
            figures.differs("heap: " + lab.watcher.size() + " of " + jobs.size() + " operations wait");
        }
        steps.forEach(step -> step.driver.close());
        steps.clear();
        // One operation goes on waiting, so that the watcher forgets what it knew of the others.
        Thread.sleep(3_000);
        engine.books().forgetRequests();
        return with - used();
    }

    private void baseline() throws Exception {
        try (SimulatedEngine engine = engine(BASELINE)) {
            List<String> jobs = jobs(engine, SHORTEST, LONGEST, new Random(BASELINE));
            OkHttpClient client = new OkHttpClient();
            EnginePlatform platform = Lab.connect(engine, client);
            platform.info();
            engine.books().forgetRequests();
            int threadsBefore = threads();
            Map<String, Instant> ends = new ConcurrentHashMap<>();
            CountDownLatch running = new CountDownLatch(BASELINE);
            Random random = new Random(1);
            for (String job : jobs) {
                // Steps do not begin all in the same moment.
                int begin = random.nextInt(10_000);
                new Thread(() -> poll(platform, job, begin, ends, running), "peer").start();
            }
            Thread.sleep(11_000);
            int threads = threads() - threadsBefore;
            int requestsBefore = engine.books().requests().size();
            long begin = System.nanoTime();
            Thread.sleep(8_000);
            double steady = (engine.books().requests().size() - requestsBefore) / ((System.nanoTime() - begin) / 1e9);
            running.await();
            figures.baseline(PEERS + "requests per second", BASELINE, steady, "1/s");
            figures.baseline(PEERS + "extra threads", BASELINE, threads, "threads");
            delays(
                    PEERS,
                    BASELINE,
                    delays(engine, jobs, jobs.stream().map(ends::get).toList()),
                    null);
            client.connectionPool().evictAll();
        }
    }

    private static void poll(
            EnginePlatform platform, String job, int begin, Map<String, Instant> ends, CountDownLatch running) {
        try {
            Thread.sleep(begin);
            while (!platform.jobs().job(job).isTerminal()) {
                Thread.sleep(10_000);
            }
            ends.put(job, Instant.now());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            running.countDown();
        }
    }

    private void delays(String whose, int n, double[] sorted, Double bound) {
        figures.add(whose + "delay from job end to step end, median", n, sorted[sorted.length / 2], "s", null);
        figures.add(whose + "delay from job end to step end, p95", n, p95(sorted), "s", bound);
    }

    static double p95(double[] sorted) {
        return sorted[(int) Math.ceil(sorted.length * 0.95) - 1];
    }

    static double[] delays(SimulatedEngine engine, List<String> jobs, List<Instant> ends) {
        Map<String, Instant> jobEnds = engine.books().jobs().stream()
                .collect(Collectors.toMap(Books.JobEntry::reference, Books.JobEntry::updateTime));
        double[] delays = new double[jobs.size()];
        for (int i = 0; i < delays.length; i++) {
            delays[i] = Duration.between(jobEnds.get(jobs.get(i)), ends.get(i)).toNanos() / 1e9;
        }
        Arrays.sort(delays);
        return delays;
    }

    private void compare(SimulatedEngine engine, int n, long reported) {
        long completed = engine.books().jobs("DB_SYNC").stream()
                .filter(job -> "COMPLETED".equals(job.state()))
                .count();
        figures.compare("jobs of " + n + " waiting operations", reported, completed);
    }

    /** Without the threads of the back ends that live in the same process. */
    static int threads() {
        return (int) Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.getName().startsWith("simulated-"))
                .count();
    }

    static long used() throws InterruptedException {
        for (int i = 0; i < 4; i++) {
            System.gc();
            Thread.sleep(150);
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
