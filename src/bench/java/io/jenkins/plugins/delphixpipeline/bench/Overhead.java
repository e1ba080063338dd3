package io.jenkins.plugins.delphixpipeline.bench;

import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.api.RequestLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import okhttp3.OkHttpClient;

/** What an operation costs beside the engine's own work: two hundred in a row on instant jobs, and its requests. */
final class Overhead {
    private static final int IN_A_ROW = 200;
    private static final int OF_EACH_KIND = 10;
    /** After it nothing is remembered of what the last operation read, the session and names of groups excepted. */
    private static final int FORGETFUL_MILLIS = 2_200;

    private static final String MASTER = "Masked/Patients Masked Master";

    private final Figures figures;

    Overhead(Figures figures) {
        this.figures = figures;
    }

    void run() throws Exception {
        inARow();
        kind("snapshot", 5, number -> Operations.snapshot());
        kind("pod refresh", 27, number -> Operations.refreshPod("prep1"));
        kind("bookmark", 5, number -> Operations.bookmark("bookmark " + number, "prep1"));
        kind("masked refresh with all its proofs", 11, number -> Operations.refreshMasked(MASTER));
    }

    private static SimulatedEngine engine() {
        return SimulatedEngine.builder().jobDuration(Duration.ZERO).start();
    }

    private void inARow() throws Exception {
        try (SimulatedEngine engine = engine()) {
            OkHttpClient client = new OkHttpClient();
            Lab lab = new Lab(engine, client, 2);
            lab.start("warm", Operations.snapshot()).await();
            long begin = System.nanoTime();
            for (int i = 0; i < IN_A_ROW; i++) {
                lab.start("row-" + i, Operations.snapshot()).await();
            }
            double each = overhead(begin, engine, 1);
            lab.close();
            engine.books().forgetRequests();

            long cold = System.nanoTime();
            for (int i = 0; i < IN_A_ROW; i++) {
                // As a script does: a connection, a session and a login of its own.
                OkHttpClient own = new OkHttpClient();
                try (Lab script = new Lab(engine, own, 1)) {
                    script.start("cold-" + i, Operations.snapshot()).await();
                }
                own.dispatcher().executorService().shutdown();
            }
            double coldEach = overhead(cold, engine, IN_A_ROW + 1);
            double coldRequests = engine.books().requests().size() / (double) IN_A_ROW;
            figures.add("overhead: time per snapshot over the engine's own", IN_A_ROW, each, "ms", null);
            figures.baseline("baseline, a session per operation: time over the engine's", IN_A_ROW, coldEach, "ms");
            figures.baseline("baseline, a session per operation: requests", IN_A_ROW, coldRequests, "requests");
            int held = engine.books().jobs("DB_SYNC").size();
            figures.compare("snapshots in a row", 2L * IN_A_ROW + 1, held);
            figures.compare(
                    "snapshots held",
                    2L * IN_A_ROW + 1 + 3,
                    engine.books().snapshots(Operations.PRODUCTION).size());
        }
    }

    /** Wall time per operation less the time that its job took, in milliseconds. */
    private static double overhead(long begin, SimulatedEngine engine, int skipped) {
        double wall = (System.nanoTime() - begin) / 1e6;
        double jobs = engine.books().jobs("DB_SYNC").stream()
                .skip(skipped)
                .mapToDouble(job ->
                        Duration.between(job.startTime(), job.updateTime()).toNanos() / 1e6)
                .sum();
        return (wall - jobs) / IN_A_ROW;
    }

    private void kind(String name, int bound, IntFunction<DataOperation> operation) throws Exception {
        try (SimulatedEngine engine = engine();
                Lab lab = new Lab(engine)) {
            for (int i = 0; i < 3; i++) {
                lab.start("warm-" + i, operation.apply(-1 - i)).await();
                Thread.sleep(50);
            }
            List<RequestLog.Entry> requests = new ArrayList<>();
            int[] counts = new int[OF_EACH_KIND];
            for (int i = 0; i < OF_EACH_KIND; i++) {
                Thread.sleep(FORGETFUL_MILLIS);
                engine.books().forgetRequests();
                lab.start("kind-" + i, operation.apply(i)).await();
                requests.addAll(engine.books().requests());
                counts[i] = engine.books().requests().size();
            }
            Arrays.sort(counts);
            figures.add(
                    "overhead: requests per " + name + ", median",
                    OF_EACH_KIND,
                    counts[OF_EACH_KIND / 2],
                    "requests",
                    (double) bound);
            explain(requests, OF_EACH_KIND);
            if (name.equals("bookmark")) {
                figures.compare(
                        "bookmarks",
                        OF_EACH_KIND + 3L,
                        engine.books().bookmarks().size());
            }
        }
    }

    static void explain(List<RequestLog.Entry> requests, int operations) {
        requests.stream().collect(Collectors.groupingBy(Overhead::shape, Collectors.counting())).entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getKey()))
                .forEach(entry -> System.out.printf(
                        Locale.ROOT, "      %6.2f  %s%n", entry.getValue() / (double) operations, entry.getKey()));
    }

    private static String shape(RequestLog.Entry request) {
        String path = request.path().replaceAll("([0-9]+-)?[A-Z][A-Z_]*-[0-9]+", "{ref}");
        String query = request.query().replaceAll("=[^&]*", "");
        return request.method() + " " + path + (query.isEmpty() ? "" : "?" + query);
    }
}
