package io.jenkins.plugins.delphixpipeline.rehearsal.declarative;

import groovy.lang.Closure;
import io.jenkins.plugins.delphixpipeline.rehearsal.declarative.Pipeline.Condition;
import io.jenkins.plugins.delphixpipeline.rehearsal.declarative.Pipeline.Deferred;
import io.jenkins.plugins.delphixpipeline.rehearsal.declarative.Pipeline.Parallel;
import io.jenkins.plugins.delphixpipeline.rehearsal.declarative.Pipeline.Sequence;
import io.jenkins.plugins.delphixpipeline.rehearsal.declarative.Pipeline.Stage;
import io.jenkins.plugins.delphixpipeline.rehearsal.declarative.Pipeline.Steps;
import io.jenkins.plugins.delphixpipeline.rehearsal.declarative.Pipeline.Work;
import io.jenkins.plugins.delphixpipeline.rehearsal.language.NotUnderstoodException;
import io.jenkins.plugins.delphixpipeline.rehearsal.language.Symbol;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** {@code stage('...') { ... }}. */
final class StageSection extends SurroundingsSection {
    private final String name;
    private final Function<Closure<?>, List<Stage>> stages;
    private Deferred<List<Condition>> when = List::of;
    private Optional<Deferred<List<Symbol>>> input = Optional.empty();
    private boolean failFast;
    private Work work;

    /** @param stages reads the stages inside of it */
    StageSection(String name, Function<Closure<?>, List<Stage>> stages) {
        this.name = name;
        this.stages = stages;
    }

    @Override
    boolean take(Symbol symbol) {
        switch (symbol.name()) {
            case "failFast" ->
                failFast = Boolean.TRUE.equals(symbol.arguments().single().orElse(false));
            case "when" -> when = WhenSection.deferred(block(symbol));
            case "input" -> input = Optional.of(input(symbol));
            case "steps" -> only(new Steps(block(symbol)));
            case "stages" -> only(new Sequence(stages.apply(block(symbol))));
            case "parallel" -> only(new Parallel(stages.apply(block(symbol)), false));
            case "matrix" -> only(new Parallel(MatrixSection.cells(block(symbol), stages), false));
            default -> {
                return super.take(symbol);
            }
        }
        return true;
    }

    private Deferred<List<Symbol>> input(Symbol symbol) {
        return () ->
                symbol.body().map(block -> SymbolSection.read("input", block)).orElseGet(() -> List.of(symbol));
    }

    private void only(Work work) {
        if (this.work != null) {
            throw new NotUnderstoodException("more than one of steps, stages and parallel in " + this);
        }
        this.work = work;
    }

    Stage stage() {
        if (work == null) {
            throw NotUnderstoodException.saying(this + " has none of steps, stages, parallel and matrix");
        }
        Work whole = work instanceof Parallel parallel ? new Parallel(parallel.stages(), failFast) : work;
        return new Stage(name, surroundings(), Map.of(), when, input, whole);
    }

    @Override
    public String toString() {
        return "stage '" + name + "'";
    }
}
