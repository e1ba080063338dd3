package io.jenkins.plugins.delphixpipeline.bench;

import io.jenkins.plugins.delphixpipeline.operation.vdb.SnapshotDataset;
import io.jenkins.plugins.delphixpipeline.simulator.Books;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import okhttp3.OkHttpClient;

/** Many submissions come at once while other steps wait for jobs that end meanwhile. */
final class Burst {
    private static final int WAITING = 300;
    private static final int SHORTEST = 8_000;
    private static final int LONGEST = 30_000;
    /** What a request takes on its way and in an engine, so that the burst lasts as it would. */
    private static final Duration REQUEST = Duration.ofMillis(40);

    private static final Duration LONG_JOB = Duration.ofMinutes(2);
    private static final String NAME = "burst of submissions: ";

    private final Figures figures;

    Burst(Figures figures) {
        this.figures = figures;
    }

    void run(int submissions) throws Exception {
        try (SimulatedEngine engine = SimulatedEngine.builder().start();
                SharedTurns shared = new SharedTurns()) {
            engine.world().addDatasets(WAITING + submissions);
            List<Books.Dataset> bulk = engine.books().datasets().stream()
                    .filter(dataset -> dataset.name().startsWith("Bulk/"))
                    .toList();
            OkHttpClient client = new OkHttpClient();
            Lab lab = new Lab(Lab.connect(engine, client), client, shared.scheduler, () -> {});
            Map<String, Step> waiting = waiting(engine, lab, bulk.subList(0, WAITING));
            // Everybody has been listed once.
            Thread.sleep(5_000);
            engine.faults().on(request -> true).always().delay(REQUEST);
            engine.world().setJobDuration("DB_SYNC", LONG_JOB);
            engine.books().forgetRequests();

            Instant begin = Instant.now();
            List<Step> burst = new ArrayList<>();
            for (Books.Dataset dataset : bulk.subList(WAITING, WAITING + submissions)) {
                burst.add(lab.start("burst-" + dataset.reference(), new SnapshotDataset(dataset.name(), Map.of())));
            }
            for (Step step : burst) {
                while (step.driver.state().openJob() == null) {
                    Thread.sleep(20);
                }
            }
            Instant end = Instant.now();
            double lists = engine.books().requests().stream()
                    .filter(request -> request.path().equals("/database"))
                    .count();
            for (Step step : waiting.values()) {
                step.await();
            }
            figures.add(NAME + "until all are submitted", submissions, seconds(begin, end), "s", null);
            figures.add(NAME + "reads of the list of datasets", submissions, lists, "requests", null);
            delays(submissions, engine, waiting, begin, end);
            figures.compare(
                    "jobs of a burst of " + submissions,
                    WAITING + submissions,
                    engine.books().jobs("DB_SYNC").size());
            burst.forEach(step -> step.driver.close());
            lab.close();
        }
    }

    private static Map<String, Step> waiting(SimulatedEngine engine, Lab lab, List<Books.Dataset> datasets) {
        Map<String, Step> steps = new HashMap<>();
        var admin = engine.world().as(SimulatedEngine.USER);
        Random random = new Random(datasets.size());
        for (Books.Dataset dataset : datasets) {
            int millis = SHORTEST + random.nextInt(LONGEST - SHORTEST);
            engine.world().setJobDuration("DB_SYNC", Duration.ofMillis(millis));
            String job = admin.post("/database/" + dataset.reference() + "/sync", null)
                    .path("job")
                    .asText();
            steps.put(job, lab.start(job, new WaitForJob(job)));
        }
        return steps;
    }

    /** Of the jobs that ended while submissions were still coming. */
    private void delays(int n, SimulatedEngine engine, Map<String, Step> waiting, Instant begin, Instant end) {
        Map<String, Instant> ends = engine.books().jobs().stream()
                .filter(job -> waiting.containsKey(job.reference()))
                .collect(Collectors.toMap(Books.JobEntry::reference, Books.JobEntry::updateTime));
        double[] delays = ends.entrySet().stream()
                .filter(job -> job.getValue().isAfter(begin) && job.getValue().isBefore(end))
                .mapToDouble(
                        job -> seconds(job.getValue(), waiting.get(job.getKey()).endedAt()))
                .sorted()
                .toArray();
        figures.add(NAME + "jobs of others that ended meanwhile", n, delays.length, "jobs", null);
        figures.add(NAME + "delay from job end to step end, median", n, delays[delays.length / 2], "s", null);
        figures.add(
                NAME + "delay from job end to step end, p95",
                n,
                delays[(int) Math.ceil(delays.length * 0.95) - 1],
                "s",
                1.0);
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1e9;
    }
}
