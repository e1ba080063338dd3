package io.jenkins.plugins.delphixpipeline.rehearsal.steps;

import groovy.lang.Closure;
import io.jenkins.plugins.delphixpipeline.rehearsal.build.Failures;
import io.jenkins.plugins.delphixpipeline.rehearsal.declarative.Attempts;
import io.jenkins.plugins.delphixpipeline.rehearsal.language.Symbol;
import io.jenkins.plugins.delphixpipeline.rehearsal.report.Console;
import io.jenkins.plugins.delphixpipeline.rehearsal.run.Here;
import io.jenkins.plugins.delphixpipeline.rehearsal.run.Inputs;
import io.jenkins.plugins.delphixpipeline.rehearsal.run.JenkinsStep;
import io.jenkins.plugins.delphixpipeline.rehearsal.run.Limits;
import io.jenkins.plugins.delphixpipeline.rehearsal.run.NodeContext;
import io.jenkins.plugins.delphixpipeline.rehearsal.run.Scope;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;

/** Steps that decide what runs when, and how often. */
final class FlowSteps {
    /** Long enough for what other branches do. */
    private static final int PATIENCE = 50;

    private static final Duration PAUSE = Duration.ofMillis(100);

    private FlowSteps() {}

    static void addTo(Map<String, JenkinsStep> steps) {
        steps.put("script", (call, here) -> here.body(call, here.scope()));
        steps.put("node", FlowSteps::node);
        steps.put("stage", (call, here) -> here.stage(call.text("name", ""), call));
        steps.put("parallel", FlowSteps::parallel);
        steps.put("input", Inputs::take);
        steps.put("timeout", (call, here) -> Limits.timeout(call, here.scope(), inner -> here.body(call, inner)));
        steps.put("retry", FlowSteps::retry);
        steps.put("waitUntil", FlowSteps::waitUntil);
        steps.put("properties", FlowSteps::properties);
    }

    /** This machine is the only node there is. */
    private static Object node(Symbol call, Here here) throws Exception {
        call.arguments()
                .single()
                .map(String::valueOf)
                .filter(label -> !label.isEmpty())
                .ifPresent(label -> here.note("node: " + label));
        return here.body(call, NodeContext.around(here.scope()));
    }

    private static Object retry(Symbol call, Here here) throws Exception {
        return Limits.retry(
                Attempts.of(call),
                here.scope(),
                inner -> here.body(call, inner),
                failure -> here.say("FAILED: " + Failures.message(failure).replace('\n', ' ')));
    }

    /** What nobody here makes true is taken for true in the end: in a Jenkins somebody would. */
    private static Object waitUntil(Symbol call, Here here) throws Exception {
        for (int time = 1; ; time++) {
            Object done = here.body(call, here.scope());
            boolean unknown = done instanceof Symbol;
            if (unknown || Boolean.FALSE.equals(done) && time == PATIENCE) {
                here.note(call + ": goes on as if its block were true"
                        + (unknown ? "" : ", which it was not for " + time + " times"));
                return null;
            }
            if (!(done instanceof Boolean)) {
                throw new IllegalArgumentException(call.place() + ": its block gives " + done
                        + ", and a Jenkins fails unless it is true or false");
            }
            if (Boolean.TRUE.equals(done)) {
                return null;
            }
            Thread.sleep(PAUSE.toMillis());
        }
    }

    private static Object parallel(Symbol call, Here here) throws Exception {
        Map<String, Closure<?>> branches = new LinkedHashMap<>();
        call.arguments().named().forEach((name, value) -> {
            if (value instanceof Closure<?> block) {
                branches.put(name, block);
            }
        });
        boolean failFast = call.flag("failFast", false);
        int width = branches.keySet().stream().mapToInt(String::length).max().orElse(0);
        Scope scope = here.scope().with(here.scope().stop().inner());
        Map<String, Object> results = new ConcurrentHashMap<>();
        here.together(
                branches.entrySet().stream()
                        .<Callable<Object>>map(branch -> () -> {
                            Console console = scope.console().branch(branch.getKey(), width);
                            Object result = here.branch(branch.getKey(), branch.getValue(), scope.with(console));
                            Optional.ofNullable(result).ifPresent(value -> results.put(branch.getKey(), value));
                            return result;
                        })
                        .toList(),
                failFast,
                scope.stop());
        return results;
    }

    /** Of the properties of a job its parameters matter. */
    private static Object properties(Symbol call, Here here) {
        for (Symbol property : Inputs.symbols(call.argument("properties").orElse(null))) {
            if (property.name().equals("parameters")) {
                Inputs.defaults(
                                Inputs.symbols(property.arguments().single().orElse(null)),
                                here.build().secrets())
                        .forEach((name, value) ->
                                here.build().declare(name, value, here.scope().variables()));
            } else {
                here.build()
                        .note(
                                property.name(),
                                "property: " + property.name(),
                                here.scope().console());
            }
        }
        return null;
    }
}
