package io.jenkins.plugins.delphixpipeline.rehearsal.run;

import groovy.lang.Closure;
import hudson.EnvVars;
import io.jenkins.plugins.delphixpipeline.rehearsal.build.Build;
import io.jenkins.plugins.delphixpipeline.rehearsal.build.Failures;
import io.jenkins.plugins.delphixpipeline.rehearsal.build.StageStatus;
import io.jenkins.plugins.delphixpipeline.rehearsal.build.Stop;
import io.jenkins.plugins.delphixpipeline.rehearsal.language.Symbol;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;

/** Where a step runs: what is around it, and how it runs its block. */
public record Here(Scope scope, Build build, Code code) {

    /** Runs the block of a step with this around it. */
    public Object body(Symbol call, Scope inner) throws Exception {
        return call.body().isPresent() ? code.call(call.body().get(), inner) : null;
    }

    /** With what a step gives to its block: variables count as those of {@code withEnv} do, and secret ones are never printed. */
    Scope with(List<Object> given, Scope outer) throws IOException, InterruptedException {
        Scope inner = outer;
        for (Object each : given) {
            inner = inner.with(each);
            if (each instanceof EnvironmentExpander expander) {
                EnvVars variables = new EnvVars(inner.variables().all());
                expander.expand(variables);
                expander.getSensitiveVariables().forEach(name -> build.secrets().hide(variables.get(name)));
                inner = inner.with(inner.variables().with(variables));
            }
        }
        return inner;
    }

    /** Runs the block of a stage. */
    public Object stage(String name, Symbol call) throws Exception {
        say("Stage \"" + name + "\"");
        return attributed(name, named(name, scope.indented()), inner -> body(call, inner));
    }

    /** What stands in a stage can ask for its name. */
    static Scope named(String stage, Scope scope) {
        return scope.with(scope.variables().with(Map.of("STAGE_NAME", stage)));
    }

    /** Runs a block beside others. */
    public Object branch(String name, Closure<?> block, Scope inner) throws Exception {
        return attributed(name, inner, around -> code.call(block, around));
    }

    private Object attributed(String name, Scope outer, Limits.Part part) throws Exception {
        Scope inner = outer.with(new StageStatus(scope.status()));
        try {
            return part.run(inner);
        } catch (Exception e) {
            if (build.failed(name, e)) {
                inner.console().own("FAILED: ", Failures.message(e).replace('\n', ' '), "");
            }
            throw e;
        }
    }

    /** Says that something stands here which is not rehearsed. */
    public void note(String what) {
        build.note(what, scope.console());
    }

    /** A line of the build log. */
    public void say(String line) {
        scope.console().line(line);
    }

    /** Runs these side by side. */
    public void together(List<? extends Callable<?>> branches, boolean failFast, Stop stop) throws Exception {
        Branches.run(branches, failFast, stop);
    }
}
