package io.jenkins.plugins.delphixpipeline.rehearsal.run;

import hudson.EnvVars;
import hudson.model.TaskListener;
import io.jenkins.plugins.delphixpipeline.rehearsal.binding.Arguments;
import io.jenkins.plugins.delphixpipeline.rehearsal.binding.StepLibrary;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** Runs one step as a Jenkins would: builds it, starts its own execution, and waits until that says how it ended. */
public final class StepRunner {
    private final StepLibrary library;
    private final Map<Class<?>, Object> surroundings;
    private final Map<String, String> leftOut;

    /** @param surroundings what steps may ask their context for, besides the listener and the variables */
    public StepRunner(StepLibrary library, Map<Class<?>, Object> surroundings) {
        this(library, surroundings, Map.of());
    }

    /** @param leftOut steps that are built but not run, with what is said in their place */
    public StepRunner(StepLibrary library, Map<Class<?>, Object> surroundings, Map<String, String> leftOut) {
        this.leftOut = Map.copyOf(leftOut);
        this.library = library;
        this.surroundings = Map.copyOf(surroundings);
    }

    public Set<String> names() {
        return library.names();
    }

    /** @return what the step returned, which is null for some */
    public Object run(String name, Arguments arguments, Scope scope) throws Exception {
        Step step = library.build(name, arguments);
        if (leftOut.containsKey(name)) {
            scope.console().line(leftOut.get(name));
            return null;
        }
        RehearsalContext context = new RehearsalContext(contents(scope));
        StepExecution execution = step.start(context);
        Consumer<Throwable> stopper = cause -> stop(execution, context, cause);
        execution.start();
        scope.stop().begin(stopper);
        try {
            return context.outcome().get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception exception ? exception : e;
        } finally {
            scope.stop().end(stopper);
        }
    }

    private Map<Class<?>, Object> contents(Scope scope) {
        Map<Class<?>, Object> contents = new HashMap<>(surroundings);
        contents.put(TaskListener.class, new ConsoleListener(scope.console().stream()));
        contents.put(EnvVars.class, new EnvVars(scope.variables().all()));
        return contents;
    }

    private static void stop(StepExecution execution, RehearsalContext context, Throwable cause) {
        try {
            execution.stop(cause);
        } catch (Exception e) {
            cause.addSuppressed(e);
            context.onFailure(cause);
        }
    }
}
