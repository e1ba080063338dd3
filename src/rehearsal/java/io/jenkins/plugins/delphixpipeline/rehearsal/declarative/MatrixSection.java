package io.jenkins.plugins.delphixpipeline.rehearsal.declarative;

import groovy.lang.Closure;
import io.jenkins.plugins.delphixpipeline.rehearsal.declarative.Pipeline.Condition;
import io.jenkins.plugins.delphixpipeline.rehearsal.declarative.Pipeline.Deferred;
import io.jenkins.plugins.delphixpipeline.rehearsal.declarative.Pipeline.Sequence;
import io.jenkins.plugins.delphixpipeline.rehearsal.declarative.Pipeline.Stage;
import io.jenkins.plugins.delphixpipeline.rehearsal.language.NotUnderstoodException;
import io.jenkins.plugins.delphixpipeline.rehearsal.language.Symbol;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code matrix { ... }}: one stage for each combination of its axes that is not excluded. */
final class MatrixSection extends SurroundingsSection {
    private final Function<Closure<?>, List<Stage>> reader;
    private List<Axis> axes = List.of();
    private final List<List<Axis>> excludes = new ArrayList<>();
    private Deferred<List<Condition>> when = List::of;
    private Optional<Deferred<List<Symbol>>> input = Optional.empty();
    private List<Stage> stages = List.of();

    private MatrixSection(Function<Closure<?>, List<Stage>> reader) {
        this.reader = reader;
    }

    /** @param not whether all other values are meant */
    private record Axis(String name, List<String> values, boolean not) {
        static Axis of(Symbol axis) {
            Map<String, Symbol> members = SymbolSection.read("axis", axis.body().orElseThrow()).stream()
                    .collect(Collectors.toMap(Symbol::name, each -> each));
            Symbol name = members.get("name");
            boolean not = members.containsKey("notValues");
            Symbol values = members.get(not ? "notValues" : "values");
            if (name == null || values == null) {
                throw new NotUnderstoodException("an axis without name or values");
            }
            return new Axis(name.text("name", ""), values.arguments().texts(), not);
        }

        boolean matches(String value) {
            return values.contains(value) != not;
        }
    }

    /** @param reader reads the stages of each cell */
    static List<Stage> cells(Closure<?> block, Function<Closure<?>, List<Stage>> reader) {
        MatrixSection matrix = new MatrixSection(reader);
        matrix.readBlock(block);
        List<Map<String, String>> cells = List.of(Map.of());
        for (Axis axis : matrix.axes) {
            cells = cells.stream()
                    .flatMap(cell -> axis.values().stream().map(value -> with(cell, axis.name(), value)))
                    .toList();
        }
        return cells.stream().filter(matrix::wanted).map(matrix::stage).toList();
    }

    private static Map<String, String> with(Map<String, String> cell, String axis, String value) {
        Map<String, String> more = new LinkedHashMap<>(cell);
        more.put(axis, value);
        return more;
    }

    @Override
    boolean take(Symbol symbol) {
        switch (symbol.name()) {
            case "axes" -> axes = axes(symbol);
            case "excludes" ->
                SymbolSection.read("excludes", block(symbol)).forEach(exclude -> excludes.add(axes(exclude)));
            case "when" -> when = WhenSection.deferred(block(symbol));
            case "input" -> {
                Closure<?> block = block(symbol);
                input = Optional.of(() -> SymbolSection.read("input", block));
            }
            case "stages" -> stages = reader.apply(block(symbol));
            default -> {
                return super.take(symbol);
            }
        }
        return true;
    }

    private List<Axis> axes(Symbol symbol) {
        return SymbolSection.read(symbol.name(), block(symbol)).stream()
                .map(Axis::of)
                .toList();
    }

    private boolean wanted(Map<String, String> cell) {
        return excludes.stream()
                .noneMatch(exclude -> exclude.stream().allMatch(axis -> axis.matches(cell.get(axis.name()))));
    }

    private Stage stage(Map<String, String> cell) {
        String name = Stream.of(cell)
                .flatMap(each -> each.entrySet().stream())
                .map(axis -> axis.getKey() + " = '" + axis.getValue() + "'")
                .collect(Collectors.joining(", "));
        return new Stage(name, surroundings(), cell, when, input, new Sequence(stages));
    }

    @Override
    public String toString() {
        return "matrix";
    }
}
