package io.jenkins.plugins.delphixpipeline.rehearsal.run;

import hudson.AbortException;
import hudson.model.Result;
import io.jenkins.plugins.delphixpipeline.rehearsal.binding.Documents;
import io.jenkins.plugins.delphixpipeline.rehearsal.build.Build;
import io.jenkins.plugins.delphixpipeline.rehearsal.build.CurrentBuild;
import io.jenkins.plugins.delphixpipeline.rehearsal.build.Failures;
import io.jenkins.plugins.delphixpipeline.rehearsal.build.Outcome;
import io.jenkins.plugins.delphixpipeline.rehearsal.build.StageFailure;
import io.jenkins.plugins.delphixpipeline.rehearsal.build.StageStatus;
import io.jenkins.plugins.delphixpipeline.rehearsal.build.Stop;
import io.jenkins.plugins.delphixpipeline.rehearsal.build.Variables;
import io.jenkins.plugins.delphixpipeline.rehearsal.declarative.Pipeline;
import io.jenkins.plugins.delphixpipeline.rehearsal.declarative.PipelineSection;
import io.jenkins.plugins.delphixpipeline.rehearsal.language.Jenkinsfile;
import io.jenkins.plugins.delphixpipeline.rehearsal.language.JenkinsfileScript;
import io.jenkins.plugins.delphixpipeline.rehearsal.language.NotUnderstoodException;
import io.jenkins.plugins.delphixpipeline.rehearsal.language.StepWords;
import io.jenkins.plugins.delphixpipeline.rehearsal.language.Symbol;
import io.jenkins.plugins.delphixpipeline.rehearsal.report.Console;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One build of a Jenkinsfile, declarative or scripted. */
public final class PipelineRun implements JenkinsfileScript.Host {
    /** What a noted step gives back without anybody being misled by it. */
    private static final Set<String> VALUED = Set.of("build", "checkout", "credentials", "git", "tool");

    private final StepRunner steps;
    private final Map<String, JenkinsStep> jenkins;
    private final Build build;
    private final Scope whole;
    private final Code code = new Code();
    private final CurrentBuild currentBuild;

    /**
     * @param steps the plugin's
     * @param jenkins the steps of Jenkins that are carried out, by name
     */
    public PipelineRun(
            StepRunner steps, Map<String, JenkinsStep> jenkins, Build build, Variables variables, Surroundings around) {
        this.steps = steps;
        this.jenkins = Map.copyOf(jenkins);
        this.build = build;
        this.currentBuild =
                new CurrentBuild(build, variables, () -> code.scope().status().about());
        this.whole =
                new Scope(around.console(), variables, new Stop(), new StageStatus(null), around.workspace(), Map.of());
    }

    /** Where the build prints and works. */
    public record Surroundings(Console console, Path workspace) {}

    /** The steps that this build knows. */
    public StepWords words() {
        return new StepWords(steps.signatures(), jenkins.keySet(), VALUED);
    }

    /** Runs all of it, or what comes before and beside the first failure. */
    public Outcome run(Jenkinsfile.Compiled file) {
        Throwable[] failure = new Throwable[1];
        code.run(
                () -> {
                    try {
                        file.run(this);
                    } catch (Exception | StackOverflowError | AssertionError e) {
                        failure[0] = Failures.unwrapped(e);
                    }
                },
                whole);
        if (failure[0] instanceof NotUnderstoodException refused && !build.isKnown(refused)) {
            throw refused;
        }
        if (failure[0] != null) {
            build.worsen(Failures.result(failure[0]));
        }
        boolean failed = build.result().ordinal >= Result.FAILURE.ordinal;
        Optional<StageFailure> told =
                Optional.ofNullable(failure[0]).filter(any -> failed).map(build::failure);
        return new Outcome(build.result(), told, build.noted());
    }

    @Override
    public Object step(String name, Object... arguments) {
        Scope scope = code.scope();
        try {
            checkStopped();
            if (JenkinsfileScript.isDescription(name)) {
                return Symbol.lenient(JenkinsfileScript.word(name), arguments);
            }
            boolean known = steps.names().contains(name) || jenkins.containsKey(name);
            Symbol call = known ? Symbol.of(name, arguments) : Symbol.lenient(name, arguments);
            build.secrets().hideIn(call.arguments().named());
            if (name.equals("pipeline") && call.body().isPresent()) {
                declared(PipelineSection.read(call.body().get(), this::declare));
                return null;
            }
            return step(call, new Here(scope, build, code));
        } catch (Exception e) {
            // What catches it here may go on, even if it is what stopped this part of the build.
            scope.stop().heard(e);
            throw Failures.<RuntimeException>rethrow(e);
        }
    }

    @Override
    public boolean isKnown(String step) {
        return steps.names().contains(step) || jenkins.containsKey(step) || StepWords.NOTED.contains(step);
    }

    @Override
    public void checkStopped() {
        code.scope().stop().cause().ifPresent(cause -> {
            throw Failures.<RuntimeException>rethrow(cause);
        });
    }

    @Override
    public Object answered(String step, Object value) {
        try {
            NodeContext.check(Symbol.of(step), code.scope());
        } catch (AbortException e) {
            throw Failures.<RuntimeException>rethrow(e);
        }
        code.scope().console().line(step + ": answered with '" + value + "'");
        return Documents.READ_BY.contains(step) ? Documents.read(step, String.valueOf(value)) : value;
    }

    private Object step(Symbol call, Here here) throws Exception {
        NodeContext.check(call, here.scope());
        TextArguments.check(call);
        if (steps.names().contains(call.name())) {
            here.say(call.toString());
            return steps.run(call, here);
        }
        if (jenkins.containsKey(call.name())) {
            return jenkins.get(call.name()).run(call, here);
        }
        return Noted.run(call, here);
    }

    @Override
    public Optional<Object> variable(String name) {
        Scope scope = code.scope();
        return switch (name) {
            case "env" -> Optional.of(new Environment(scope.variables()));
            case "params" -> Optional.of(Collections.unmodifiableMap(build.parameters()));
            case "currentBuild" -> Optional.of(currentBuild);
            case "docker", "scm" -> Optional.of(new Stranger(name, () -> new Here(code.scope(), build, code)));
            default -> scope.variables().get(name).map(Object.class::cast);
        };
    }

    private void declare(List<Symbol> parameters) {
        Inputs.requireOffered(build.given(), parameters);
        Inputs.defaults(parameters, build.secrets())
                .forEach((name, value) -> build.declare(name, value, whole.variables()));
        parameters.stream()
                .filter(parameter -> parameter.name().equals("password"))
                .map(parameter -> build.parameters().get(parameter.text("name", "")))
                .forEach(value -> build.secrets().hide(String.valueOf(value)));
    }

    private void declared(Pipeline pipeline) throws Exception {
        Pipeline.Surroundings around = pipeline.surroundings();
        around.noted().forEach(note -> build.note(note, whole.console()));
        Wrappers wrappers = new Wrappers(steps.names(), this::step, build, code);
        StageRunner stages = new StageRunner(build, code, around.options(), wrappers);
        Scope inside = whole.with(Sources.of(pipeline));
        Scope scope = stages.environment(around, around.node() ? Sources.inAgent(NodeContext.around(inside)) : inside);
        try {
            wrappers.run(around.wrappers(), scope, inner -> stages(pipeline, stages, inner));
        } catch (Exception e) {
            build.worsen(Failures.result(e));
            throw e;
        }
    }

    /** What is around them is around {@code post}, too, so that each attempt of a {@code retry} ends with it. */
    private Object stages(Pipeline pipeline, StageRunner stages, Scope scope) throws Exception {
        Exception failure = null;
        try {
            stages.sequence(pipeline.stages(), scope);
        } catch (Exception e) {
            failure = e;
        }
        // How single stages went is nothing to the build: it has a result of its own.
        Scope after = scope.with(new StageStatus(null));
        failure = stages.post(pipeline.surroundings().post(), after, failure);
        if (failure != null) {
            throw failure;
        }
        return null;
    }
}
