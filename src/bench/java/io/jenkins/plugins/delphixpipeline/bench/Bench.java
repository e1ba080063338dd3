package io.jenkins.plugins.delphixpipeline.bench;

import io.jenkins.plugins.delphixpipeline.faults.FaultSchedules.Where;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Measures what the plugin promises, against simulated engines in this process. Without arguments everything; else the
 * parts that are named: {@code waiting[=10,100]}, {@code overhead}, {@code quiet}, {@code pipeline}, {@code estates[=100,1000]},
 * {@code hanging[=60]}, {@code burst[=500]}, {@code faults[=200]}, {@code dct[=1,100]}, {@code dct-faults[=200]}.
 */
public final class Bench {
    private static final List<Integer> WAITING = List.of(10, 100, 1_000, 10_000);
    private static final List<Integer> ESTATES = List.of(100, 1_000, 10_000, 50_000);
    private static final List<Integer> HANGING = List.of(60);
    private static final List<Integer> BURST = List.of(500);
    private static final List<Integer> FAULTS = List.of(10_000);
    private static final List<Integer> ON_DCT = List.of(1, 20, 100, 1_000);

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        List<String> parts = new ArrayList<>(List.of(arguments));
        parts.removeIf(String::isBlank);
        if (parts.isEmpty()) {
            parts.addAll(List.of(
                    "overhead",
                    "quiet",
                    "waiting",
                    "pipeline",
                    "estates",
                    "hanging",
                    "burst",
                    "dct",
                    "faults",
                    "dct-faults"));
        }
        Figures figures = new Figures();
        for (String part : parts) {
            run(part, figures);
        }
        figures.print();
        figures.write(Path.of(System.getProperty("bench.out", "target/bench.json")));
        System.exit(!figures.differences().isEmpty() ? 2 : figures.allHold() ? 0 : 1);
    }

    private static void run(String part, Figures figures) throws Exception {
        switch (part.split("=")[0]) {
            case "overhead" -> new Overhead(figures).run();
            case "waiting" -> new Waiting(figures).run(sizes(part, WAITING));
            case "pipeline" -> new PipelineTime(figures).run();
            case "estates" -> new Estates(figures).run(sizes(part, ESTATES));
            case "quiet" -> new Quiet(figures).run();
            case "hanging" -> new Hanging(figures).run(sizes(part, HANGING).get(0));
            case "burst" -> new Burst(figures).run(sizes(part, BURST).get(0));
            case "faults" ->
                new FaultFigures(figures, Where.ENGINE).run(sizes(part, FAULTS).get(0));
            case "dct" -> new DctCosts(figures).run(sizes(part, ON_DCT));
            case "dct-faults" ->
                new FaultFigures(figures, Where.DCT).run(sizes(part, FAULTS).get(0));
            default -> throw new IllegalArgumentException("no such part: " + part);
        }
    }

    private static List<Integer> sizes(String part, List<Integer> otherwise) {
        int equals = part.indexOf('=');
        return equals < 0
                ? otherwise
                : Arrays.stream(part.substring(equals + 1).split(","))
                        .map(Integer::valueOf)
                        .toList();
    }
}
