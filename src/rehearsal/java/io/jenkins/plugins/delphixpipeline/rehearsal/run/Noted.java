package io.jenkins.plugins.delphixpipeline.rehearsal.run;

import hudson.model.Result;
import io.jenkins.plugins.delphixpipeline.rehearsal.binding.Nearest;
import io.jenkins.plugins.delphixpipeline.rehearsal.build.Build;
import io.jenkins.plugins.delphixpipeline.rehearsal.build.CurrentBuild;
import io.jenkins.plugins.delphixpipeline.rehearsal.build.Variables;
import io.jenkins.plugins.delphixpipeline.rehearsal.language.NotUnderstoodException;
import io.jenkins.plugins.delphixpipeline.rehearsal.language.StepWords;
import io.jenkins.plugins.delphixpipeline.rehearsal.language.Symbol;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What is not rehearsed: it is said, and a block is run. */
final class Noted {
    /** How long a {@code sleep} takes in a loop. */
    private static final Duration PAUSE = Duration.ofMillis(100);

    /** As often nobody sleeps who gets what is waited for. */
    private static final int OFTEN = 20;

    private Noted() {}

    static Object run(Symbol call, Here here) throws Exception {
        refuseValue(call);
        if (call.name().equals("sleep")) {
            return slept(call, here);
        }
        here.note(call.toString());
        if (StepWords.REPLACED.contains(call.name())) {
            here.say("  a step of this plugin takes its place: see \"delphix-plugin\" in docs/migration.md");
        }
        boolean known = StepWords.NOTED.contains(call.name()) || StepWords.REPLACED.contains(call.name());
        if (!known && here.build().met(call.name()) == 0) {
            here.say("  no step that is known here" + Nearest.to(call.name(), StepWords.NOTED)
                    + "; Delphix steps in a shared library's are not seen");
        }
        if (call.body().isPresent()) {
            // A step that nobody knows here may be one that brings a node, such as dockerNode.
            Scope inside = known ? here.scope() : NodeContext.around(here.scope());
            return here.body(call, call.name().equals("lock") ? locked(call, here) : inside);
        }
        return switch (call.name()) {
            case "build" -> downstream(call, here);
            case "checkout", "git" -> Sources.variables(here.scope().variables());
            case "tool" -> "tool-" + call.text("name", "");
            // A description, such as a parameter or a credential; nothing comes of it elsewhere.
            default -> call;
        };
    }

    /** It takes no time; in a loop, what is waited for gets some, and the line is said once. */
    private static Object slept(Symbol call, Here here) throws InterruptedException {
        int before = here.build().met(call.place() + call);
        if (before == 0) {
            here.note(call.toString());
            return null;
        }
        here.build().count(call.name());
        Thread.sleep(PAUSE.toMillis());
        if (before == OFTEN) {
            here.say(call.place() + " was met " + OFTEN
                    + " times, and is not told again: what the loop waits for may not come in a"
                    + " rehearsal. --answer says what a step returns, and a timeout around the loop ends it");
        }
        return null;
    }

    /** The block finds in a variable what was locked; of several with a label only a real build knows which. */
    private static Scope locked(Symbol call, Here here) {
        Scope scope = here.scope();
        Optional<String> variable = call.named("variable").map(String::valueOf);
        Optional<String> resource = call.argument("resource").map(String::valueOf);
        if (variable.isEmpty()) {
            return scope;
        }
        String name = variable.get();
        if (resource.isPresent()) {
            return scope.with(scope.variables().with(Map.of(name, resource.get(), name + "0", resource.get())));
        }
        if (scope.variables().get(name).isEmpty()) {
            here.say("  which resource it gets is not known here; --env " + name + "=... says it");
        }
        return scope;
    }

    /** A build of the other job, which is taken for a success; nothing where nobody waits for it. */
    private static CurrentBuild downstream(Symbol call, Here here) {
        if (!call.flag("wait", true) && !call.flag("waitForStart", false)) {
            return null;
        }
        Variables variables = Variables.ofBuild(call.text("job", ""), 1);
        CurrentBuild other = new CurrentBuild(new Build(Map.of(), here.build().secrets()), variables, Optional::empty);
        other.setResult(Result.SUCCESS);
        return other;
    }

    /** What the file itself calls is refused before anything runs; here is what it calls on an object, such as {@code this}. */
    private static void refuseValue(Symbol call) {
        if (StepWords.REFUSED.contains(call.name())) {
            throw new NotUnderstoodException(call.name());
        }
        boolean output = call.flag("returnStdout", false) || call.flag("returnStatus", false);
        if (StepWords.ASKED_FOR_VALUE.contains(call.name()) || output) {
            throw new NotUnderstoodException("the value of " + call.place() + ", called on an object,");
        }
    }
}
