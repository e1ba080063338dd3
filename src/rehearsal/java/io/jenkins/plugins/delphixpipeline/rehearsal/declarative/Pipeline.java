package io.jenkins.plugins.delphixpipeline.rehearsal.declarative;

import groovy.lang.Closure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a declarative Jenkinsfile says. Blocks that belong to the run of the build are kept as they are, unevaluated. */
public record Pipeline(Options options, Optional<Closure<?>> environment, List<Stage> stages) {

    /** @param timeout how long the whole build may take; empty = for ever */
    public record Options(Optional<Duration> timeout) {}

    public record Stage(String name, Optional<Closure<?>> environment, Work work) {}

    /** What a stage does is exactly one of steps, stages after each other, or stages beside each other. */
    public sealed interface Work {}

    public record Steps(Closure<?> block) implements Work {}

    public record Sequence(List<Stage> stages) implements Work {}

    /** @param failFast the first failure stops the other branches; otherwise they finish */
    public record Parallel(List<Stage> stages, boolean failFast) implements Work {}
}
