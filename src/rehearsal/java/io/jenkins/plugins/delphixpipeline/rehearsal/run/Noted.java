package io.jenkins.plugins.delphixpipeline.rehearsal.run;

import hudson.model.Result;
import io.jenkins.plugins.delphixpipeline.rehearsal.build.Build;
import io.jenkins.plugins.delphixpipeline.rehearsal.build.CurrentBuild;
import io.jenkins.plugins.delphixpipeline.rehearsal.build.Variables;
import io.jenkins.plugins.delphixpipeline.rehearsal.language.NotUnderstoodException;
import io.jenkins.plugins.delphixpipeline.rehearsal.language.StepWords;
import io.jenkins.plugins.delphixpipeline.rehearsal.language.Symbol;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is not rehearsed: it is said, and a block is run. */
final class Noted {
    private Noted() {}

    static Object run(Symbol call, Here here) throws Exception {
        refuseValue(call);
        here.note(call.toString());
        if (StepWords.REPLACED.contains(call.name())) {
            here.say("  a step of this plugin takes its place: see \"delphix-plugin\" in docs/migration.md");
        }
        if (call.body().isPresent()) {
            // A step that nobody knows here may be one that brings a node, such as dockerNode.
            boolean known = StepWords.NOTED.contains(call.name());
            return here.body(call, known ? here.scope() : NodeContext.around(here.scope()));
        }
        return switch (call.name()) {
            case "build" -> downstream(call, here);
            // What is said with --env about the sources.
            case "checkout", "git" ->
                here.scope().variables().all().entrySet().stream()
                        .filter(each -> each.getKey().startsWith("GIT_"))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
            case "tool" -> "tool-" + call.text("name", "");
            // A description, such as a parameter or a credential; nothing comes of it elsewhere.
            default -> call;
        };
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
