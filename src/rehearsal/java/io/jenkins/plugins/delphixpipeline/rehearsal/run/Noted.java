package io.jenkins.plugins.delphixpipeline.rehearsal.run;

import io.jenkins.plugins.delphixpipeline.rehearsal.language.StepWords;
import io.jenkins.plugins.delphixpipeline.rehearsal.language.Symbol;
import java.util.Map;
import java.util.stream.Collectors;

/** What is not rehearsed: it is said, and a block is run. */
final class Noted {
    private Noted() {}

    static Object run(Symbol call, Here here) throws Exception {
        here.note(call.toString());
        if (StepWords.REPLACED.contains(call.name())) {
            here.say("  a step of this plugin takes its place: see \"delphix-plugin\" in docs/migration.md");
        }
        if (call.body().isPresent()) {
            return here.body(call, here.scope());
        }
        return switch (call.name()) {
            case "build" -> Map.of("result", "SUCCESS", "currentResult", "SUCCESS", "number", 1);
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
}
