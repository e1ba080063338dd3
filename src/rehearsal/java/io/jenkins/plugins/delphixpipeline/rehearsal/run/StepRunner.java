package io.jenkins.plugins.delphixpipeline.rehearsal.run;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.model.TaskListener;
import io.jenkins.plugins.delphixpipeline.rehearsal.binding.StepLibrary;
import io.jenkins.plugins.delphixpipeline.rehearsal.language.Symbol;
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
    Object run(Symbol call, Here here) throws Exception {
        Scope scope = here.scope().indented();
        Step step = library.build(call.name(), call.arguments());
        if (leftOut.containsKey(call.name())) {
            scope.console().line(leftOut.get(call.name()));
            return here.body(call, scope);
        }
        RehearsalContext context =
                new RehearsalContext(contents(scope), given -> here.body(call, here.with(given, scope)));
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
        contents.putAll(scope.context());
        contents.put(TaskListener.class, new ConsoleListener(scope.console().stream()));
        contents.put(EnvVars.class, new EnvVars(scope.variables().all()));
        contents.put(FilePath.class, new FilePath(scope.workspace().toFile()));
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
