package io.jenkins.plugins.delphixpipeline.rehearsal.declarative;

import groovy.lang.Closure;
import io.jenkins.plugins.delphixpipeline.rehearsal.declarative.Pipeline.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** {@code stages { ... }} or {@code parallel { ... }}: both hold named stages. */
final class StagesSection extends Section {
    static final Set<String> WORDS = Set.of("stage");

    private final List<Stage> stages = new ArrayList<>();

    private StagesSection() {
        super(WORDS);
    }

    static List<Stage> read(Closure<?> block) {
        StagesSection section = new StagesSection();
        section.readBlock(block);
        return List.copyOf(section.stages);
    }

    public void stage(String name, Closure<?> block) {
        StageSection section = new StageSection(name);
        section.readBlock(block);
        stages.add(section.stage());
    }

    @Override
    public String toString() {
        return "stages";
    }
}
