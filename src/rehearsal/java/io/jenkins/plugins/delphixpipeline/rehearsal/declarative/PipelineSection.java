package io.jenkins.plugins.delphixpipeline.rehearsal.declarative;

import groovy.lang.Closure;
import io.jenkins.plugins.delphixpipeline.rehearsal.declarative.Pipeline.Stage;
import io.jenkins.plugins.delphixpipeline.rehearsal.language.NotUnderstoodException;
import io.jenkins.plugins.delphixpipeline.rehearsal.language.Symbol;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** {@code pipeline { ... }}. */
public final class PipelineSection extends SurroundingsSection {
    private static final String PARAMETERS = "parameters";

    private final List<Symbol> sections = new ArrayList<>();
    private List<Stage> stages = List.of();

    private PipelineSection() {}

    /**
     * Reads all of it and runs nothing.
     *
     * @param parameters takes the parameters before anything else is read, which may use them wherever they stand
     */
    public static Pipeline read(Closure<?> block, Consumer<List<Symbol>> parameters) {
        PipelineSection section = new PipelineSection();
        section.readBlock(block);
        section.sections.stream()
                .filter(symbol -> symbol.name().equals(PARAMETERS))
                .forEach(symbol -> parameters.accept(SymbolSection.read(PARAMETERS, section.block(symbol))));
        section.sections.forEach(section::read);
        if (section.stages.isEmpty()) {
            throw new NotUnderstoodException("a pipeline without stages");
        }
        return new Pipeline(section.surroundings(), section.stages);
    }

    @Override
    boolean take(Symbol symbol) {
        return sections.add(symbol);
    }

    private void read(Symbol symbol) {
        if (symbol.name().equals("stages")) {
            stages = StagesSection.read(block(symbol));
        } else if (!symbol.name().equals(PARAMETERS) && !super.take(symbol)) {
            throw new NotUnderstoodException(symbol.name() + " in " + this);
        }
    }

    @Override
    public String toString() {
        return "pipeline";
    }
}
