package io.jenkins.plugins.delphixpipeline.rehearsal.run;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.delphixpipeline.rehearsal.binding.Arguments;
import io.jenkins.plugins.delphixpipeline.rehearsal.binding.Signature;
import io.jenkins.plugins.delphixpipeline.rehearsal.binding.StepLibrary;
import io.jenkins.plugins.delphixpipeline.rehearsal.build.Failures;
import io.jenkins.plugins.delphixpipeline.rehearsal.language.Symbol;
import io.jenkins.plugins.delphixpipeline.report.ResultVariables;
import io.jenkins.plugins.delphixpipeline.run.EnclosingConnection;
import io.jenkins.plugins.delphixpipeline.run.EnclosingPlan;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** Runs one step as a Jenkins would: builds it, starts its own execution, and waits until that says how it ended. */
public final class StepRunner {
    private final StepLibrary library;
    private final Map<Class<?>, Object> surroundings;
    private final RunningSteps running;
    private final Map<String, String> leftOut;
    private final BiConsumer<Symbol, Optional<EnclosingConnection>> before;

    /** @param surroundings what steps may ask their context for, besides the listener and the variables */
    public StepRunner(StepLibrary library, Map<Class<?>, Object> surroundings) {
        this(library, surroundings, new RunningSteps(), Map.of(), (step, around) -> {});
    }

    /**
     * @param running is told of each step as long as it runs
     * @param leftOut steps that are checked and not carried out, as in a plan, with what is said of that
     * @param before hears of each step before it begins, with what the block around it says of the connection
     */
    public StepRunner(
            StepLibrary library,
            Map<Class<?>, Object> surroundings,
            RunningSteps running,
            Map<String, String> leftOut,
            BiConsumer<Symbol, Optional<EnclosingConnection>> before) {
        this.running = running;
        this.before = before;
        this.leftOut = Map.copyOf(leftOut);
        this.library = library;
        this.surroundings = Map.copyOf(surroundings);
    }

    public Set<String> names() {
        return library.names();
    }

    /** What each takes. */
    public Map<String, Signature> signatures() {
        Map<String, Signature> signatures = library.signatures();
        signatures.replaceAll((name, signature) -> signature.tried(values -> refusal(name, values)));
        return signatures;
    }

    /** What a step says to these values before it does anything. */
    private Optional<String> refusal(String name, Map<String, Object> values) {
        try {
            library.build(name, new Arguments(values, Optional.empty()), OptionalInt.empty())
                    .start(new RehearsalContext(Map.of(), given -> null));
            return Optional.empty();
        } catch (IllegalArgumentException | AbortException e) {
            // What the sentence was made of says it without what a build log has around it.
            return Optional.of(Failures.message(e.getCause() == null ? e : e.getCause()));
        } catch (Exception e) {
            // Whatever it is, it has not to do with the values alone: it is told when the step runs.
            return Optional.empty();
        }
    }

    /** @return what the step returned, which is null for some */
    Object run(Symbol call, Here here) throws Exception {
        Step step = library.build(call.name(), call.arguments(), call.line());
        if (call.body().isEmpty()) {
            library.requireNoBlock(call.name(), call.line());
        }
        if (library.needsNode(call.name())) {
            NodeContext.require(call, here.scope());
        }
        before.accept(call, Optional.ofNullable((EnclosingConnection)
                here.scope().context().get(EnclosingConnection.class)));
        StepNode node = running.begin();
        try {
            return run(step, node, call, here);
        } finally {
            running.end(node);
        }
    }

    private Object run(Step step, StepNode node, Symbol call, Here here) throws Exception {
        Scope scope = here.scope().indented();
        Map<Class<?>, Object> contents = contents(scope);
        contents.put(FlowNode.class, node);
        if (leftOut.containsKey(call.name())) {
            scope.console().line(leftOut.get(call.name()));
            contents.putIfAbsent(EnclosingPlan.class, new EnclosingPlan());
        }
        RehearsalContext context = new RehearsalContext(contents, given -> here.body(call, here.with(given, scope)));
        StepExecution execution = step.start(context);
        Consumer<Throwable> stopper = cause -> stop(execution, context, cause);
        execution.start();
        scope.stop().begin(stopper);
        try {
            Object result = context.outcome().get();
            contribute(scope);
            return result;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception exception ? exception : e;
        } finally {
            scope.stop().end(stopper);
        }
    }

    /** As in a Jenkins, where all later steps see what an earlier one has told by its {@code resultVariable}. */
    private void contribute(Scope scope) {
        Run<?, ?> build = (Run<?, ?>) surroundings.get(Run.class);
        ResultVariables told = build == null ? null : build.getAction(ResultVariables.class);
        if (told != null) {
            told.getVariables().forEach(scope.variables()::assign);
        }
    }

    private Map<Class<?>, Object> contents(Scope scope) {
        Map<Class<?>, Object> contents = new HashMap<>(surroundings);
        contents.putAll(scope.context());
        contents.put(TaskListener.class, new ConsoleListener(scope.console().stream()));
        contents.put(EnvVars.class, new EnvVars(scope.variables().all()));
        if (NodeContext.isAround(scope)) {
            contents.put(FilePath.class, new FilePath(scope.workspace().toFile()));
        }
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
