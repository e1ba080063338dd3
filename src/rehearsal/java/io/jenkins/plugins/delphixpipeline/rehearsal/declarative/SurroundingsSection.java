package io.jenkins.plugins.delphixpipeline.rehearsal.declarative;

import groovy.lang.Closure;
import io.jenkins.plugins.delphixpipeline.rehearsal.declarative.Pipeline.Options;
import io.jenkins.plugins.delphixpipeline.rehearsal.declarative.Pipeline.Surroundings;
import io.jenkins.plugins.delphixpipeline.rehearsal.language.Grammar;
import io.jenkins.plugins.delphixpipeline.rehearsal.language.NotUnderstoodException;
import io.jenkins.plugins.delphixpipeline.rehearsal.language.Symbol;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What pipeline, stage and matrix have in common. */
abstract class SurroundingsSection extends Section {
    private Optional<Closure<?>> environment = Optional.empty();
    private final Map<String, Closure<?>> post = new LinkedHashMap<>();
    private final List<String> noted = new ArrayList<>();
    private final List<Symbol> wrappers = new ArrayList<>();
    private boolean node;
    private boolean skipAfterUnstable;
    private boolean alwaysFailFast;

    @Override
    boolean take(Symbol symbol) {
        switch (symbol.name()) {
            case "agent" -> agent(symbol);
            case "environment" -> environment = Optional.of(block(symbol));
            case "options" -> SymbolSection.read("options", block(symbol)).forEach(this::option);
            case "post" ->
                SymbolSection.read("post", block(symbol))
                        .forEach(condition -> post.put(condition.name(), block(condition)));
            case "tools", "triggers" ->
                SymbolSection.read(symbol.name(), block(symbol))
                        .forEach(each -> noted.add(symbol.name() + ": " + each));
            default -> {
                return false;
            }
        }
        return true;
    }

    /** An agent is where {@code sh} runs; the rehearsal has one place only. */
    private void agent(Symbol symbol) {
        String where = symbol.body()
                .map(block -> SymbolSection.read("agent", block).stream()
                        .map(Symbol::toString)
                        .reduce((one, other) -> one + ", " + other)
                        .orElse(""))
                .orElseGet(() -> String.valueOf(symbol.arguments().single().orElse("")));
        // As in a Jenkins, none takes away no node that is around it.
        node = !where.equals("none");
        if (node && !where.equals("any")) {
            noted.add("agent: " + where);
        }
    }

    private void option(Symbol option) {
        switch (option.name()) {
            case "skipStagesAfterUnstable" -> skipAfterUnstable = true;
            case "parallelsAlwaysFailFast" -> alwaysFailFast = true;
            // Always true of a rehearsal: it is the only build there is.
            case "disableConcurrentBuilds" -> {}
            case "timeout" -> {
                // One that nobody understands is told before anything runs.
                Durations.of(option);
                wrappers.add(option);
            }
            default -> wrappers.add(option);
        }
    }

    Surroundings surroundings() {
        Map<String, Closure<?>> ordered = new LinkedHashMap<>();
        for (String condition : Grammar.CONDITIONS_OF_POST) {
            if (post.containsKey(condition)) {
                ordered.put(condition, post.get(condition));
            }
        }
        Options options = new Options(skipAfterUnstable, alwaysFailFast);
        return new Surroundings(options, node, environment, ordered, List.copyOf(noted), List.copyOf(wrappers));
    }

    Closure<?> block(Symbol symbol) {
        return symbol.body()
                .orElseThrow(() -> new NotUnderstoodException("this form of " + symbol.name() + " in " + this));
    }
}
