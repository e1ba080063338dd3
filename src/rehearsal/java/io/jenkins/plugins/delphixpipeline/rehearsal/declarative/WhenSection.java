package io.jenkins.plugins.delphixpipeline.rehearsal.declarative;

import groovy.lang.Closure;
import io.jenkins.plugins.delphixpipeline.rehearsal.declarative.Pipeline.Condition;
import io.jenkins.plugins.delphixpipeline.rehearsal.declarative.Pipeline.Deferred;
import io.jenkins.plugins.delphixpipeline.rehearsal.language.Symbol;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** {@code when { ... }} and what stands in its {@code allOf}, {@code anyOf} and {@code not}. */
final class WhenSection extends Section {
    private static final Set<String> NESTED = Set.of("allOf", "anyOf", "not");
    private final List<Condition> conditions = new ArrayList<>();

    private WhenSection() {}

    static Deferred<List<Condition>> deferred(Closure<?> block) {
        return () -> read(block);
    }

    private static List<Condition> read(Closure<?> block) {
        WhenSection section = new WhenSection();
        section.readBlock(block);
        return List.copyOf(section.conditions);
    }

    @Override
    boolean take(Symbol symbol) {
        List<Condition> inner = NESTED.contains(symbol.name())
                ? symbol.body().map(WhenSection::read).orElse(List.of())
                : List.of();
        conditions.add(new Condition(symbol, inner));
        return true;
    }

    @Override
    public String toString() {
        return "when";
    }
}
