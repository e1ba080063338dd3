package io.jenkins.plugins.delphixpipeline.rehearsal.run;

import hudson.model.Result;
import io.jenkins.plugins.delphixpipeline.rehearsal.declarative.Pipeline.Parallel;
import io.jenkins.plugins.delphixpipeline.rehearsal.declarative.Pipeline.Sequence;
import io.jenkins.plugins.delphixpipeline.rehearsal.declarative.Pipeline.Stage;
import io.jenkins.plugins.delphixpipeline.rehearsal.declarative.Pipeline.Steps;
import io.jenkins.plugins.delphixpipeline.rehearsal.report.Console;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** Runs stages: after each other until one fails, or side by side, where one failure does not hold up the others. */
final class StageRunner {
    private final StepRunner steps;

    StageRunner(StepRunner steps) {
        this.steps = steps;
    }

    Optional<StageFailure> sequence(List<Stage> stages, Scope scope) {
        Optional<StageFailure> failure = Optional.empty();
        for (Stage stage : stages) {
            if (failure.isPresent()) {
                // As Jenkins says it; what is inside of it is skipped too, without another line.
                scope.console().line("Stage \"" + stage.name() + "\" skipped due to earlier failure(s)");
            } else {
                failure = stage(stage, scope);
            }
        }
        return failure;
    }

    private Optional<StageFailure> stage(Stage stage, Scope outer) {
        outer.console().line("Stage \"" + stage.name() + "\"");
        Scope inner = outer.with(outer.console().indented());
        try {
            Scope scope = stage.environment()
                    .map(block -> inner.with(EnvironmentBlock.evaluate(block, inner.variables())))
                    .orElse(inner);
            if (stage.work() instanceof Steps block) {
                StepsBlock.run(block.block(), steps, scope);
                return Optional.empty();
            }
            return stage.work() instanceof Parallel parallel
                    ? parallel(parallel, scope)
                    : sequence(((Sequence) stage.work()).stages(), scope);
        } catch (RuntimeException e) {
            // Lines of branches that run side by side must each stand for themselves.
            String message = (e instanceof StepFailedException ? e.getMessage() : e.toString()).replace('\n', ' ');
            inner.console().line("FAILED: " + message);
            return Optional.of(new StageFailure(stage.name(), message, e));
        }
    }

    private Optional<StageFailure> parallel(Parallel parallel, Scope outer) {
        int width = parallel.stages().stream()
                .mapToInt(stage -> stage.name().length())
                .max()
                .orElse(0);
        Scope scope = outer.with(outer.stop().inner());
        AtomicReference<StageFailure> first = new AtomicReference<>();
        ExecutorService threads = Executors.newFixedThreadPool(parallel.stages().size(), DaemonThreads.INSTANCE);
        try {
            threads.invokeAll(parallel.stages().stream()
                    .map(stage -> Executors.callable(() -> {
                        Console console = outer.console().branch(stage.name(), width);
                        stage(stage, scope.with(console)).ifPresent(failure -> {
                            first.compareAndSet(null, failure);
                            if (parallel.failFast()) {
                                scope.stop().now(new FlowInterruptedException(Result.ABORTED, true));
                            }
                        });
                    }))
                    .toList());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } finally {
            threads.shutdownNow();
        }
        return Optional.ofNullable(first.get());
    }
}
