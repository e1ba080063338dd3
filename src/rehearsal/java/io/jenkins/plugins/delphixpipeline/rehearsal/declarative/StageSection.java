package io.jenkins.plugins.delphixpipeline.rehearsal.declarative;

import groovy.lang.Closure;
import io.jenkins.plugins.delphixpipeline.rehearsal.declarative.Pipeline.Parallel;
import io.jenkins.plugins.delphixpipeline.rehearsal.declarative.Pipeline.Sequence;
import io.jenkins.plugins.delphixpipeline.rehearsal.declarative.Pipeline.Stage;
import io.jenkins.plugins.delphixpipeline.rehearsal.declarative.Pipeline.Steps;
import io.jenkins.plugins.delphixpipeline.rehearsal.declarative.Pipeline.Work;
import java.util.Optional;
import java.util.Set;

/** {@code stage('...') { ... }}. */
final class StageSection extends Section {
    static final Set<String> WORDS = Set.of("agent", "environment", "failFast", "steps", "stages", "parallel");

    private final String name;
    private Optional<Closure<?>> environment = Optional.empty();
    private boolean failFast;
    private Work work;

    StageSection(String name) {
        super(WORDS);
        this.name = name;
    }

    public void agent(Object agent) {
        checkAgent(agent);
    }

    public void environment(Closure<?> block) {
        environment = Optional.of(block);
    }

    public void failFast(boolean failFast) {
        this.failFast = failFast;
    }

    public void steps(Closure<?> block) {
        only(new Steps(block));
    }

    public void stages(Closure<?> block) {
        only(new Sequence(StagesSection.read(block)));
    }

    public void parallel(Closure<?> block) {
        only(new Parallel(StagesSection.read(block), false));
    }

    private void only(Work work) {
        if (this.work != null) {
            throw new NotUnderstoodException("more than one of steps, stages and parallel in " + this);
        }
        this.work = work;
    }

    Stage stage() {
        if (work == null) {
            throw new NotUnderstoodException("none of steps, stages and parallel in " + this);
        }
        Work whole = work instanceof Parallel parallel ? new Parallel(parallel.stages(), failFast) : work;
        return new Stage(name, environment, whole);
    }

    @Override
    public String toString() {
        return "stage '" + name + "'";
    }
}
