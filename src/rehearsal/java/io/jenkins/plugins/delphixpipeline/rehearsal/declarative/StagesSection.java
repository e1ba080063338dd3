package io.jenkins.plugins.delphixpipeline.rehearsal.declarative;

import groovy.lang.Closure;
import io.jenkins.plugins.delphixpipeline.rehearsal.declarative.Pipeline.Stage;
import io.jenkins.plugins.delphixpipeline.rehearsal.language.NotUnderstoodException;
import io.jenkins.plugins.delphixpipeline.rehearsal.language.Symbol;
import java.util.ArrayList;
import java.util.List;

/** {@code stages { ... }} or {@code parallel { ... }}: both hold named stages. */
final class StagesSection extends Section {
    private final List<Stage> stages = new ArrayList<>();

    private StagesSection() {}

    static List<Stage> read(Closure<?> block) {
        StagesSection section = new StagesSection();
        section.readBlock(block);
        return List.copyOf(section.stages);
    }

    @Override
    boolean take(Symbol symbol) {
        if (!symbol.name().equals("stage")) {
            return false;
        }
        StageSection section = new StageSection(symbol.text("name", ""), StagesSection::read);
        section.readBlock(symbol.body().orElseThrow(() -> new NotUnderstoodException("a stage without a block")));
        stages.add(section.stage());
        return true;
    }

    @Override
    public String toString() {
        return "stages";
    }
}
