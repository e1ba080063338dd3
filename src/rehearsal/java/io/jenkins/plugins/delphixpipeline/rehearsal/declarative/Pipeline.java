package io.jenkins.plugins.delphixpipeline.rehearsal.declarative;

import groovy.lang.Closure;
import io.jenkins.plugins.delphixpipeline.rehearsal.language.Symbol;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a declarative Jenkinsfile says. Blocks that belong to the run of the build are kept as they are, unevaluated. */
public record Pipeline(Surroundings surroundings, List<Stage> stages) {

    /**
     * What pipeline and stage have in common.
     *
     * @param node whether it has an agent of its own
     * @param noted agents, tools and triggers, as they stand there
     * @param post by condition
     * @param wrappers the other options, in the order of the file: steps around all of it, or what is not rehearsed
     */
    public record Surroundings(
            Options options,
            boolean node,
            Optional<Closure<?>> environment,
            Map<String, Closure<?>> post,
            List<String> noted,
            List<Symbol> wrappers) {}

    /** Those that are about the stages, and stand around nothing. */
    public record Options(boolean skipStagesAfterUnstable, boolean parallelsAlwaysFailFast) {}

    /**
     * @param axes what a cell of a matrix is about; empty for any other stage
     * @param when all of these must hold
     */
    public record Stage(
            String name,
            Surroundings surroundings,
            Map<String, String> axes,
            Deferred<List<Condition>> when,
            Optional<Deferred<List<Symbol>>> input,
            Work work) {}

    /** What is read when its stage is reached, since it may name what the stages before have set. */
    @FunctionalInterface
    public interface Deferred<T> {
        T read();
    }

    /**
     * A condition of {@code when}.
     *
     * @param inner those that stand in its block
     */
    public record Condition(Symbol symbol, List<Condition> inner) {}

    /** What a stage does is exactly one of steps, stages after each other, or stages beside each other. */
    public sealed interface Work {}

    public record Steps(Closure<?> block) implements Work {}

    public record Sequence(List<Stage> stages) implements Work {}

    /** @param failFast the first failure stops the other branches; otherwise they finish */
    public record Parallel(List<Stage> stages, boolean failFast) implements Work {}
}
