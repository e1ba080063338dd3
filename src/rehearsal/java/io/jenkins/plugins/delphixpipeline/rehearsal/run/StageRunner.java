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
import java.util.LinkedHashMap;
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
                scope.console().own("Stage \"", stage.name(), "\" skipped due to earlier failure(s)");
            } else if (options.skipStagesAfterUnstable() && build.result() == Result.UNSTABLE) {
                scope.console()
                        .own(
                                "Stage \"",
                                stage.name(),
                                "\" skipped due to earlier stage(s) marking the build as unstable");
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
        Scope scope = Here.named(stage.name(), outer.with(outer.variables().with(stage.axes())))
                .with(new StageStatus(outer.status()));
        Surroundings around = stage.surroundings();
        Gate gate = new Gate(stage, wrappers.carryOut(around.wrappers()), code);
        if (gate.isShut(Gate.Moment.BEFORE_OPTIONS, scope)) {
            skipped(stage, outer);
            return;
        }
        outer.console().own("Stage \"", stage.name(), "\"");
        Scope indented = scope.indented();
        around.noted().forEach(note -> build.note(note, indented.console()));
        Exception failure = null;
        try {
            wrappers.run(around.wrappers(), indented, wrapped -> attempt(stage, gate, wrapped));
        } catch (Exception e) {
            told(stage.name(), e, indented);
            failure = e;
        }
        // That of branches is about all of them, and stands behind whatever is around them.
        if (stage.work() instanceof Parallel && !gate.hasShut()) {
            failure = post(around.post(), indented, failure);
        }
        if (failure != null) {
            throw failure;
        }
    }

    private static void skipped(Stage stage, Scope scope) {
        scope.console().own("Stage \"", stage.name(), "\" skipped due to when conditional");
    }

    private Object attempt(Stage stage, Gate gate, Scope limited) throws Exception {
        try {
            return inside(stage, gate, limited);
        } catch (Exception e) {
            told(stage.name(), e, limited);
            throw e;
        }
    }

    /** In the order of a Jenkins: the question, the agent, the conditions, then the variables of the stage. */
    private Object inside(Stage stage, Gate gate, Scope limited) throws Exception {
        if (gate.isShut(Gate.Moment.BEFORE_INPUT, limited)) {
            skipped(stage, limited);
            return null;
        }
        Scope asked = limited.with(limited.variables().with(answers(stage, limited)));
        if (gate.isShut(Gate.Moment.LAST, asked)) {
            skipped(stage, asked);
            return null;
        }
        Surroundings around = stage.surroundings();
        Scope scope = environment(around, NodeContext.ofStage(stage, asked));
        if (stage.work() instanceof Parallel parallel) {
            parallel(parallel, scope);
            return null;
        }
        Exception failure = null;
        try {
            work(stage, scope);
        } catch (Exception e) {
            failure = e;
            told(stage.name(), e, scope);
        }
        failure = post(around.post(), scope, failure);
        if (failure != null) {
            throw failure;
        }
        return null;
    }

    /** What was chosen in the stage's question is there for this stage alone. */
    private Map<String, String> answers(Stage stage, Scope scope) throws Exception {
        Map<String, String> answers = new LinkedHashMap<>();
        if (stage.input().isPresent()) {
            Inputs.take(code.read(stage.input().get(), scope), new Here(scope, build, code))
                    .forEach((name, value) -> answers.put(name, String.valueOf(value)));
        }
        return answers;
    }

    private void told(String stage, Exception failure, Scope scope) {
        if (build.failed(stage, failure)) {
            // Lines of branches that run side by side must each stand for themselves.
            scope.console().own("FAILED: ", Failures.message(failure).replace('\n', ' '), "");
        }
    }

    private Object work(Stage stage, Scope scope) throws Exception {
        if (stage.work() instanceof Steps block) {
            return code.callSection(block.block(), scope);
        }
        sequence(((Sequence) stage.work()).stages(), scope);
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

    /**
     * Each block is asked for when the ones before it have run, since they may change how it all goes.
     *
     * @param failure what it is about failed by; null for nothing
     * @return that, or what the first of the blocks failed by; the others run nevertheless
     */
    Exception post(Map<String, Closure<?>> blocks, Scope scope, Exception failure) {
        Exception first = failure;
        for (Map.Entry<String, Closure<?>> block : blocks.entrySet()) {
            Result end = StageStatus.worse(
                    StageStatus.worse(build.result(), scope.status().result()),
                    first == null ? Result.SUCCESS : Failures.result(first));
            if (PostConditions.holds(block.getKey(), end)) {
                scope.console().own("post " + block.getKey(), "", "");
                // What follows a stop is cleaned up nevertheless.
                Scope after =
                        scope.indented().with(new Stop()).with(scope.status().ofPost(end));
                try {
                    code.callSection(block.getValue(), after);
                } catch (Exception e) {
                    first = first == null ? e : first;
                    told("post " + block.getKey(), e, after);
                }
            }
        }
        return first;
    }
}
