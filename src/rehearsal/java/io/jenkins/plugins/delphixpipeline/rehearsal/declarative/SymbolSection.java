package io.jenkins.plugins.delphixpipeline.rehearsal.declarative;

import groovy.lang.Closure;
import io.jenkins.plugins.delphixpipeline.rehearsal.language.Symbol;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A block that holds nothing but calls: options, parameters, triggers, the members of an agent. */
public final class SymbolSection extends Section {
    /** They are read before the variables of {@code environment} are there, in a Jenkins, too. */
    private static final Set<String> OF_VALUES = Set.of("options", "parameters", "triggers");

    private final String name;
    private final List<Symbol> symbols = new ArrayList<>();

    private SymbolSection(String name) {
        this.name = name;
    }

    /** The calls in the order of the file; those in arguments of others are not among them. */
    public static List<Symbol> read(String name, Closure<?> block) {
        SymbolSection section = new SymbolSection(name);
        section.readBlock(block);
        return List.copyOf(section.symbols);
    }

    @Override
    boolean take(Symbol symbol) {
        // What stands in an argument was called before the call that it belongs to.
        symbols.removeIf(inner -> symbol.arguments().contains(inner));
        symbols.add(symbol);
        return true;
    }

    @Override
    boolean takesWords() {
        return !OF_VALUES.contains(name);
    }

    @Override
    public String toString() {
        return name;
    }
}
