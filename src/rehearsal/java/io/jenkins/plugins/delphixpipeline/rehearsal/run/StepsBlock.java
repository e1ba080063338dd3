package io.jenkins.plugins.delphixpipeline.rehearsal.run;

import groovy.lang.Closure;
import hudson.AbortException;
import io.jenkins.plugins.delphixpipeline.rehearsal.binding.Arguments;
import java.io.IOException;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** {@code steps { ... }}: each call is a step, run when the one before has ended. */
final class StepsBlock extends RunBlock {
    /** Steps that belong to Jenkins, not to the plugin. */
    static final Set<String> BUILT_IN = Set.of("echo", "node", "sh");

    private final StepRunner steps;
    private final Scope scope;

    private StepsBlock(StepRunner steps, Scope scope) {
        super(scope.variables());
        this.steps = steps;
        this.scope = scope;
    }

    static void run(Closure<?> block, StepRunner steps, Scope scope) {
        new StepsBlock(steps, scope).evaluate(block);
    }

    @Override
    public Object invokeMethod(String name, Object arguments) {
        Object[] all = (Object[]) arguments;
        if (name.equals("node") && all.length > 0 && all[all.length - 1] instanceof Closure<?> block) {
            // This machine is the only node there is.
            run(block, steps, scope);
            return null;
        }
        Arguments given = Arguments.of(all);
        try {
            return switch (name) {
                case "echo" -> echo(given);
                case "sh" -> sh(given);
                default -> steps.run(name, given, announce(name, given));
            };
        } catch (FlowInterruptedException e) {
            throw new StepFailedException(name, "stopped", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StepFailedException(name, "interrupted", e);
        } catch (AbortException | IllegalArgumentException e) {
            throw new StepFailedException(name, e.getMessage(), e);
        } catch (Exception e) {
            throw new StepFailedException(name, e.toString(), e);
        }
    }

    private Object echo(Arguments given) {
        scope.console().line(text("echo", "message", given));
        return null;
    }

    private Object sh(Arguments given) throws IOException, InterruptedException {
        Shell.run(text("sh", "script", given), announce("sh", given));
        return null;
    }

    private Scope announce(String name, Arguments given) {
        scope.console().line(name + " " + given);
        return scope.with(scope.console().indented());
    }

    private static String text(String step, String parameter, Arguments given) {
        boolean understood =
                given.single().isPresent() || given.named().keySet().equals(Set.of(parameter));
        if (!understood) {
            throw new IllegalArgumentException(step + " takes its " + parameter + " and nothing else here");
        }
        return given.single().orElseGet(() -> given.named().get(parameter)).toString();
    }
}
