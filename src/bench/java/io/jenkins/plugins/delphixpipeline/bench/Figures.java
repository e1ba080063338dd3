package io.jenkins.plugins.delphixpipeline.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was measured, and what had to hold. */
final class Figures {
    /** @param bound the greatest value that is good; null for a baseline, and for what is only to be known */
    record Figure(String name, int n, double value, String unit, Double bound) {
        Boolean holds() {
            return bound == null ? null : value <= bound;
        }
    }

    private final List<Figure> all = new ArrayList<>();
    private final List<String> differences = new ArrayList<>();

    void add(String name, int n, double value, String unit, Double bound) {
        Figure figure = new Figure(name, n, value, unit, bound);
        all.add(figure);
        System.out.println(line(figure));
    }

    void baseline(String name, int n, double value, String unit) {
        add(name, n, value, unit, null);
    }

    /** What an engine holds and what the operations reported must be the same. */
    void compare(String what, long reported, long held) {
        if (reported != held) {
            differences.add(what + ": reported " + reported + ", the engine holds " + held);
        }
    }

    void differs(String what) {
        differences.add(what);
    }

    List<String> differences() {
        return List.copyOf(differences);
    }

    double value(String name, int n) {
        return all.stream()
                .filter(figure -> figure.name().equals(name) && figure.n() == n)
                .mapToDouble(Figure::value)
                .findFirst()
                .orElse(Double.NaN);
    }

    boolean allHold() {
        return all.stream().noneMatch(figure -> Boolean.FALSE.equals(figure.holds()));
    }

    void print() {
        System.out.println();
        all.forEach(figure -> System.out.println(line(figure)));
        differences.forEach(difference -> System.out.println("DIFFERENCE " + difference));
    }

    private static String line(Figure figure) {
        String verdict = figure.bound() == null
                ? ""
                : String.format(
                        Locale.ROOT,
                        "at most %-9s %s",
                        plain(figure.bound()),
                        figure.holds() ? "holds" : "DOES NOT HOLD");
        return String.format(
                Locale.ROOT,
                "%-58s %6d %12s %-14s %s",
                figure.name(),
                figure.n(),
                plain(figure.value()),
                figure.unit(),
                verdict);
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.3f", value);
    }

    void write(Path file) throws IOException {
        List<Map<String, Object>> entries = new ArrayList<>();
        for (Figure figure : all) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("figure", figure.name());
            entry.put("n", figure.n());
            entry.put("value", figure.value());
            entry.put("unit", figure.unit());
            entry.put("bound", figure.bound());
            entry.put("holds", figure.holds());
            entries.add(entry);
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), entries);
    }
}
