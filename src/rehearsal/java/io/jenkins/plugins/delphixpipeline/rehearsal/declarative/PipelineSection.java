package io.jenkins.plugins.delphixpipeline.rehearsal.declarative;

import groovy.lang.Closure;
import io.jenkins.plugins.delphixpipeline.rehearsal.declarative.Pipeline.Options;
import io.jenkins.plugins.delphixpipeline.rehearsal.declarative.Pipeline.Stage;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code pipeline { ... }}. */
final class PipelineSection extends Section {
    static final Set<String> WORDS = Set.of("agent", "options", "environment", "stages");

    private Options options = new Options(Optional.empty());
    private Optional<Closure<?>> environment = Optional.empty();
    private List<Stage> stages = List.of();

    PipelineSection() {
        super(WORDS);
    }

    public void agent(Object agent) {
        checkAgent(agent);
    }

    public void options(Closure<?> block) {
        OptionsSection section = new OptionsSection();
        section.readBlock(block);
        options = section.options();
    }

    public void environment(Closure<?> block) {
        environment = Optional.of(block);
    }

    public void stages(Closure<?> block) {
        stages = StagesSection.read(block);
    }

    Pipeline pipeline() {
        if (stages.isEmpty()) {
            throw new NotUnderstoodException("a pipeline without stages");
        }
        return new Pipeline(options, environment, stages);
    }

    @Override
    public String toString() {
        return "pipeline";
    }
}
