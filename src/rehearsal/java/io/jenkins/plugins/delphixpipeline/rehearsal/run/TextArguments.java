package io.jenkins.plugins.delphixpipeline.rehearsal.run;

import io.jenkins.plugins.delphixpipeline.rehearsal.binding.Words;
import io.jenkins.plugins.delphixpipeline.rehearsal.language.Symbol;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What steps of Jenkins take as a text: there, too, a number, yes or no, a list or a map in its place fails the step. */
final class TextArguments {
    /** The first is the one that may stand without its name. */
    private static final Map<String, List<String>> TEXTS = Map.ofEntries(
            Map.entry("bat", List.of("script")),
            Map.entry("dir", List.of("path")),
            Map.entry("echo", List.of("message")),
            Map.entry("error", List.of("message")),
            Map.entry("fileExists", List.of("file")),
            Map.entry("powershell", List.of("script")),
            Map.entry("pwsh", List.of("script")),
            Map.entry("readFile", List.of("file")),
            Map.entry("sh", List.of("script")),
            Map.entry("stage", List.of("name")),
            Map.entry("unstable", List.of("message")),
            Map.entry("writeFile", List.of("file", "text")));

    private TextArguments() {}

    static void check(Symbol call) {
        for (String parameter : TEXTS.getOrDefault(call.name(), List.of())) {
            Object value = call.named(parameter)
                    .or(() -> isFirst(call, parameter) ? call.arguments().single() : call.named(parameter))
                    .orElse("");
            if (value instanceof Number
                    || value instanceof Boolean
                    || value instanceof Collection
                    || value instanceof Map) {
                throw new IllegalArgumentException(call.place() + ": " + parameter + " is a text, not "
                        + Words.of(value) + ", at which a Jenkins fails; write \"${…}\"");
            }
        }
    }

    private static boolean isFirst(Symbol call, String parameter) {
        return TEXTS.get(call.name()).get(0).equals(parameter);
    }
}
