package io.jenkins.plugins.delphixpipeline.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.delphixpipeline.dct.DctPlatform;
import io.jenkins.plugins.delphixpipeline.http.HttpSettings;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.IfExists;
import io.jenkins.plugins.delphixpipeline.operation.PointChoice;
import io.jenkins.plugins.delphixpipeline.operation.PooledTurns;
import io.jenkins.plugins.delphixpipeline.operation.provision.Placement;
import io.jenkins.plugins.delphixpipeline.operation.provision.ProvisionVdb;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import io.jenkins.plugins.delphixpipeline.simulator.Books;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.api.RequestLog;
import io.jenkins.plugins.delphixpipeline.simulator.dct.DctBooks;
import io.jenkins.plugins.delphixpipeline.simulator.dct.SimulatedDct;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import okhttp3.OkHttpClient;

/** What DCT's customers pay for: calls, each of which is metered. At the pace that is usual. */
final class DctCosts {
    private static final String ENGINE = "engine1";
    private static final String MASTER = "Masked/Patients Masked Master";
    private static final int SHORTEST = 20_000;
    private static final int LONGEST = 60_000;
    /** So many are asked for rarely. */
    private static final int FEW = 20;

    private static final int HUNDRED = 100;

    private final Figures figures;
    private final HttpClient plain = HttpClient.newHttpClient();

    DctCosts(Figures figures) {
        this.figures = figures;
    }

    /** @param sizes how many steps wait at once */
    void run(List<Integer> sizes) throws Exception {
        provision("from a master", MASTER, false, 10);
        provision("from a dSource", Operations.PRODUCTION, true, 7);
        for (int n : sizes) {
            wait(n);
        }
    }

    private static Lab connect(SimulatedDct dct) {
        OkHttpClient client = new OkHttpClient();
        DctPlatform platform = new DctPlatform(
                HttpSettings.of(dct.url().toString()), client, () -> LoginSource.Login.key(SimulatedDct.API_KEY));
        return new Lab(platform, client, new PooledTurns(2));
    }

    /** A provision of half a minute, on a session that is logged in and knows its groups: what waiting costs is counted apart. */
    private void provision(String name, String from, boolean allowUnmasked, int bound) throws Exception {
        Duration job = Duration.ofSeconds(30);
        try (SimulatedEngine engine = SimulatedEngine.builder().start();
                SimulatedDct dct = SimulatedDct.builder().engine(ENGINE, engine).start();
                Lab lab = connect(dct)) {
            lab.start("before", provision("Prep/before", Operations.PRODUCTION, true))
                    .await();
            engine.world().setJobDuration(job);
            dct.books().forgetRequests();
            lab.start("provision", provision("Prep/new", from, allowUnmasked)).await();
            List<RequestLog.Entry> calls = dct.books().requests();
            double waiting = calls.stream()
                    .filter(call -> call.path().endsWith("/jobs/search"))
                    .count();
            figures.add("DCT: calls of a provision " + name, 1, calls.size() - waiting, "calls", (double) bound);
            figures.add("DCT: calls of its waiting, for each 10 s", 1, waiting / (job.toSeconds() / 10), "calls", 1.0);
            Overhead.explain(calls, 1);
        }
    }

    private static DataOperation provision(String vdb, String from, boolean allowUnmasked) {
        Placement anywhere = new Placement(null, null, null, null, Map.of());
        ProvisionVdb.Source newest = new ProvisionVdb.Source(from, PointChoice.latestSnapshot());
        return new ProvisionVdb(vdb, newest, anywhere, IfExists.FAIL, allowUnmasked);
    }

    private void wait(int n) throws Exception {
        try (SimulatedEngine engine = SimulatedEngine.builder().start();
                SimulatedDct dct = SimulatedDct.builder().engine(ENGINE, engine).start();
                Lab lab = connect(dct)) {
            engine.world().addDatasets(n);
            lab.platform.info();
            List<String> jobs = jobs(engine, dct, new Random(n));
            int threadsBefore = Waiting.threads();
            List<Step> steps = new ArrayList<>(n);
            for (String job : jobs) {
                steps.add(lab.start(job, new WaitForJob(job)));
            }
            // The steady state: everybody has been asked for once.
            Thread.sleep(6_000);
            int before = dct.books().requests().size();
            long begin = System.nanoTime();
            int threads = 0;
            // As long as nobody has ended.
            for (int second = 0; second < SHORTEST / 1000 - 8; second++) {
                Thread.sleep(1_000);
                threads = Math.max(threads, Waiting.threads() - threadsBefore);
            }
            double each = (dct.books().requests().size() - before) / ((System.nanoTime() - begin) / 1e9);
            for (Step step : steps) {
                step.await();
            }
            figures.add("DCT, waiting: calls per second", n, each, "1/s", n <= FEW ? 0.21 : n <= HUNDRED ? 0.5 : 2.0);
            figures.add("DCT, waiting: extra threads", n, threads, "threads", 4.0);
            double[] delays =
                    delays(engine, dct, jobs, steps.stream().map(Step::endedAt).toList());
            figures.add(
                    "DCT, waiting: delay from job end to step end, median", n, delays[delays.length / 2], "s", null);
            figures.add(
                    "DCT, waiting: delay from job end to step end, p95",
                    n,
                    delays[(int) Math.ceil(delays.length * 0.95) - 1],
                    "s",
                    n <= FEW ? 10.5 : n <= HUNDRED ? 6.0 : 12.0);
            figures.compare(
                    "jobs of " + n + " waiting operations on DCT",
                    steps.stream().filter(Step::succeeded).count(),
                    n);
        }
    }

    /** One snapshot of each dataset, begun behind the client's back, so that only the waiting is measured. */
    private List<String> jobs(SimulatedEngine engine, SimulatedDct dct, Random random) throws Exception {
        List<String> jobs = new ArrayList<>();
        Instant begin = Instant.now();
        for (Books.Dataset dataset : engine.books().datasets()) {
            if (dataset.name().startsWith("Bulk/")) {
                Duration lasts = Duration.ofMillis(SHORTEST + random.nextInt(LONGEST - SHORTEST));
                Duration late = Duration.between(begin, Instant.now());
                engine.world().setJobDuration("DB_SYNC", lasts.minus(late));
                String path = dataset.parent() == null ? "/dsources/" : "/vdbs/";
                jobs.add(post(dct, path + dct.books().id(ENGINE, dataset.name()) + "/snapshots"));
            }
        }
        return jobs;
    }

    private String post(SimulatedDct dct, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(dct.url() + dct.basePath() + path))
                .header("Authorization", "apk " + SimulatedDct.API_KEY)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        String answer =
                plain.send(request, HttpResponse.BodyHandlers.ofString()).body();
        return new ObjectMapper().readTree(answer).at("/job/id").asText();
    }

    private static double[] delays(SimulatedEngine engine, SimulatedDct dct, List<String> jobs, List<Instant> ends) {
        Map<String, Instant> engineEnds = engine.books().jobs().stream()
                .collect(Collectors.toMap(Books.JobEntry::reference, Books.JobEntry::updateTime));
        Map<String, Instant> jobEnds = dct.books().jobs().stream()
                .collect(Collectors.toMap(
                        DctBooks.JobEntry::id,
                        job -> engineEnds.get(job.engineJobs().get(0))));
        List<Double> inTurn = IntStream.range(0, jobs.size())
                .boxed()
                .sorted(Comparator.comparing(i -> jobEnds.get(jobs.get(i))))
                .map(i ->
                        Duration.between(jobEnds.get(jobs.get(i)), ends.get(i)).toNanos() / 1e9)
                .toList();
        // The last of many are few themselves.
        int counted = inTurn.size() <= FEW ? inTurn.size() : inTurn.size() - FEW;
        return inTurn.stream()
                .limit(counted)
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
    }
}
