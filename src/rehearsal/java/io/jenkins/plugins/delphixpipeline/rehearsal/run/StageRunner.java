package io.jenkins.plugins.delphixpipeline.rehearsal.run;

import groovy.lang.Closure;
import hudson.model.Result;
import io.jenkins.plugins.delphixpipeline.rehearsal.build.Build;
import io.jenkins.plugins.delphixpipeline.rehearsal.build.Failures;
import io.jenkins.plugins.delphixpipeline.rehearsal.build.StageStatus;
import io.jenkins.plugins.delphixpipeline.rehearsal.build.Stop;
import io.jenkins.plugins.delphixpipeline.rehearsal.declarative.Pipeline.Options;
import io.jenkins.plugins.delphixpipeline.rehearsal.declarative.Pipeline.Parallel;
import io.jenkins.plugins.delphixpipeline.rehearsal.declarative.Pipeline.Sequence;
import io.jenkins.plugins.delphixpipeline.rehearsal.declarative.Pipeline.Stage;
import io.jenkins.plugins.delphixpipeline.rehearsal.declarative.Pipeline.Steps;
import io.jenkins.plugins.delphixpipeline.rehearsal.declarative.Pipeline.Surroundings;
import io.jenkins.plugins.delphixpipeline.rehearsal.report.Console;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** Runs declared stages: after each other until one fails, or side by side, where one failure does not hold up the others. */
final class StageRunner {
    private final Build build;
    private final Code code;
    private final Options options;
    private final Wrappers wrappers;

    /** @param options of the whole pipeline */
    StageRunner(Build build, Code code, Options options, Wrappers wrappers) {
        this.build = build;
        this.code = code;
        this.options = options;
        this.wrappers = wrappers;
    }

    /** @throws Exception what the first failed by; the others after it are skipped */
    void sequence(List<Stage> stages, Scope scope) throws Exception {
        Exception failure = null;
        for (Stage stage : stages) {
            if (failure != null) {
                // As Jenkins says it; what is inside of it is skipped too, without another line.
                scope.console().line("Stage \"" + stage.name() + "\" skipped due to earlier failure(s)");
            } else if (options.skipStagesAfterUnstable() && build.result() == Result.UNSTABLE) {
                scope.console()
                        .line("Stage \"" + stage.name()
                                + "\" skipped due to earlier stage(s) marking the build as unstable");
            } else {
                try {
                    stage(stage, scope);
                } catch (Exception e) {
                    failure = e;
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private void stage(Stage stage, Scope outer) throws Exception {
        Scope inner = Here.named(stage.name(), outer.with(outer.variables().with(stage.axes())));
        Surroundings around = stage.surroundings();
        Scope scope = environment(around, inner).with(new StageStatus(outer.status()));
        if (!new When(code, scope).holds(code.read(stage.when(), scope))) {
            outer.console().line("Stage \"" + stage.name() + "\" skipped due to when conditional");
            return;
        }
        outer.console().line("Stage \"" + stage.name() + "\"");
        Scope indented = scope.indented();
        around.noted().forEach(note -> build.note(note, indented.console()));
        try {
            wrappers.run(around.wrappers(), indented, wrapped -> inside(stage, wrapped));
        } catch (Exception e) {
            told(stage.name(), e, indented);
            throw e;
        }
    }

    private Object inside(Stage stage, Scope indented) throws Exception {
        Surroundings around = stage.surroundings();
        Throwable failure = null;
        try {
            if (stage.input().isPresent()) {
                Inputs.take(code.read(stage.input().get(), indented), new Here(indented, build, code))
                        .forEach((name, value) -> indented.variables().assign(name, String.valueOf(value)));
            }
            Limits.run(around.options(), indented, limited -> work(stage, limited));
        } catch (Exception e) {
            failure = e;
            told(stage.name(), e, indented);
        }
        Exception ofPost = post(around.post(), indented, indented.status().result());
        Throwable last = failure == null ? ofPost : failure;
        if (last != null) {
            throw Failures.<Exception>rethrow(last);
        }
        return null;
    }

    private void told(String stage, Exception failure, Scope scope) {
        if (build.failed(stage, failure)) {
            // Lines of branches that run side by side must each stand for themselves.
            scope.console().line("FAILED: " + Failures.message(failure).replace('\n', ' '));
        }
        scope.status().worsen(Failures.result(failure));
        // Whether the build is aborted is known when all have ended: a branch may only have been stopped for another's
        // failure.
        if (Failures.result(failure) == Result.FAILURE) {
            build.worsen(Result.FAILURE);
        }
    }

    private Object work(Stage stage, Scope scope) throws Exception {
        if (stage.work() instanceof Steps block) {
            return code.callSection(block.block(), scope);
        }
        if (stage.work() instanceof Parallel parallel) {
            parallel(parallel, scope);
        } else {
            sequence(((Sequence) stage.work()).stages(), scope);
        }
        return null;
    }

    private void parallel(Parallel parallel, Scope outer) throws Exception {
        int width = parallel.stages().stream()
                .mapToInt(stage -> stage.name().length())
                .max()
                .orElse(0);
        Scope scope = outer.with(outer.stop().inner());
        List<Callable<Object>> branches = parallel.stages().stream()
                .<Callable<Object>>map(stage -> () -> {
                    Console console = outer.console().branch(stage.name(), width);
                    stage(stage, scope.with(console));
                    return null;
                })
                .toList();
        Branches.run(branches, parallel.failFast() || options.parallelsAlwaysFailFast(), scope.stop());
    }

    Scope environment(Surroundings around, Scope scope) throws Exception {
        return around.environment().isPresent()
                ? scope.with(EnvironmentBlock.evaluate(around.environment().get(), scope, code, build))
                : scope;
    }

    /** @return what the first of its blocks failed by; the others run nevertheless */
    Exception post(Map<String, Closure<?>> blocks, Scope scope, Result result) {
        Exception failure = null;
        for (Map.Entry<String, Closure<?>> block : blocks.entrySet()) {
            if (PostConditions.holds(block.getKey(), result)) {
                scope.console().line("post " + block.getKey());
                // What follows a stop is cleaned up nevertheless.
                Scope after = scope.indented().with(new Stop());
                try {
                    code.callSection(block.getValue(), after);
                } catch (Exception e) {
                    failure = failure == null ? e : failure;
                    told("post " + block.getKey(), e, after);
                }
            }
        }
        return failure;
    }
}
