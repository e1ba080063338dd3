package io.jenkins.plugins.delphixpipeline.rehearsal.run;

import io.jenkins.plugins.delphixpipeline.rehearsal.language.Symbol;
import java.util.Map;

/** What is not rehearsed: it is said, and a block is run. */
final class Noted {
    private Noted() {}

    static Object run(Symbol call, Here here) throws Exception {
        here.note(call.toString());
        if (call.body().isPresent()) {
            return here.body(call, here.scope());
        }
        return switch (call.name()) {
            case "build" -> Map.of("result", "SUCCESS", "currentResult", "SUCCESS", "number", 1);
            case "tool" -> "tool-" + call.text("name", "");
            // A description, such as a parameter or a credential; nothing comes of it elsewhere.
            default -> call;
        };
    }
}
