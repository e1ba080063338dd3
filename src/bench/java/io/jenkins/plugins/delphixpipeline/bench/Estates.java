package io.jenkins.plugins.delphixpipeline.bench;

import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import java.util.List;
import okhttp3.OkHttpClient;

/** Resolving a name, and filling a drop-down, in small and in large estates. */
final class Estates {
    private static final int LARGEST = 50_000;
    private final Figures figures;

    Estates(Figures figures) {
        this.figures = figures;
    }

    void run(List<Integer> sizes) throws Exception {
        for (int n : sizes) {
            try (SimulatedEngine engine = SimulatedEngine.builder().start()) {
                engine.world().addDatasets(n);
                String last = "Bulk/bulk " + n;
                Lab warm = new Lab(engine, new OkHttpClient(), 1);
                warm.platform.catalog().dataset(last);
                warm.close();
                measure("estate: resolving a name", n, engine, lab -> lab.platform
                        .catalog()
                        .dataset(last)
                        .reference());
                measure("estate: names for a drop-down", n, engine, lab -> lab.platform.catalog().datasets().stream()
                        .map(Dataset::path)
                        .sorted()
                        .toList());
            }
        }
    }

    private interface Question {
        Object ask(Lab lab);
    }

    private void measure(String what, int n, SimulatedEngine engine, Question question) throws Exception {
        double best = Double.MAX_VALUE;
        double heap = Double.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            try (Lab lab = new Lab(engine, new OkHttpClient(), 1)) {
                lab.platform.info();
                long before = Waiting.used();
                long begin = System.nanoTime();
                Object answer = question.ask(lab);
                best = Math.min(best, (System.nanoTime() - begin) / 1e9);
                // The most that is ever needed at once: the whole list, while somebody works with it.
                List<Dataset> held = lab.platform.catalog().datasets();
                heap = Math.min(heap, (Waiting.used() - before) / 1048576.0);
                if (answer == null || held.size() < n) {
                    figures.differs(what + " of " + n + " has no answer");
                }
            }
        }
        figures.add(what + ", time", n, best, "s", n == LARGEST ? 1.0 : null);
        figures.add(what + ", more heap", n, heap, "MiB", n == LARGEST ? 64.0 : null);
    }
}
