package io.jenkins.plugins.delphixpipeline.rehearsal.run;

import hudson.model.Result;
import io.jenkins.plugins.delphixpipeline.rehearsal.declarative.DeclarativeFile;
import io.jenkins.plugins.delphixpipeline.rehearsal.declarative.Pipeline;
import io.jenkins.plugins.delphixpipeline.rehearsal.report.Console;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** One build of a declarative Jenkinsfile. */
public final class PipelineRun {
    private final StepRunner steps;
    private final Variables variables;
    private final Console console;

    public PipelineRun(StepRunner steps, Variables variables, Console console) {
        this.steps = steps;
        this.variables = variables;
        this.console = console;
    }

    /**
     * Runs all stages, or those before and beside the first that fails.
     *
     * @return the failure that came first, if any
     * @throws io.jenkins.plugins.delphixpipeline.rehearsal.declarative.NotUnderstoodException before anything has run
     */
    public Optional<StageFailure> run(DeclarativeFile file) {
        Set<String> known = new HashSet<>(steps.names());
        known.addAll(StepsBlock.BUILT_IN);
        Pipeline pipeline = file.read(known);
        Stop stop = new Stop();
        CompletableFuture<Void> end = new CompletableFuture<>();
        pipeline.options().timeout().ifPresent(limit -> {
            end.orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS).exceptionally(late -> {
                stop.now(new FlowInterruptedException(Result.ABORTED, true));
                return null;
            });
        });
        try {
            Variables all = pipeline.environment()
                    .map(block -> EnvironmentBlock.evaluate(block, variables))
                    .orElse(variables);
            return new StageRunner(steps).sequence(pipeline.stages(), new Scope(console, all, stop));
        } finally {
            end.complete(null);
        }
    }
}
