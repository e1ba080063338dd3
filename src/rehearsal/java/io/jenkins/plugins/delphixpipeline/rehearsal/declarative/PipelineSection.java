package io.jenkins.plugins.delphixpipeline.rehearsal.declarative;

import groovy.lang.Closure;
import io.jenkins.plugins.delphixpipeline.rehearsal.declarative.Pipeline.Stage;
import io.jenkins.plugins.delphixpipeline.rehearsal.language.NotUnderstoodException;
import io.jenkins.plugins.delphixpipeline.rehearsal.language.Symbol;
import java.util.List;

/** {@code pipeline { ... }}. */
public final class PipelineSection extends SurroundingsSection {
    private List<Symbol> parameters = List.of();
    private List<Stage> stages = List.of();

    private PipelineSection() {}

    /** Reads all of it and runs nothing. */
    public static Pipeline read(Closure<?> block) {
        PipelineSection section = new PipelineSection();
        section.readBlock(block);
        if (section.stages.isEmpty()) {
            throw new NotUnderstoodException("a pipeline without stages");
        }
        return new Pipeline(section.surroundings(), section.parameters, section.stages);
    }

    @Override
    boolean take(Symbol symbol) {
        switch (symbol.name()) {
            case "parameters" -> parameters = SymbolSection.read("parameters", block(symbol));
            case "stages" -> stages = StagesSection.read(block(symbol));
            default -> {
                return super.take(symbol);
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return "pipeline";
    }
}
