package io.jenkins.plugins.delphixpipeline.rehearsal.steps;

import hudson.AbortException;
import io.jenkins.plugins.delphixpipeline.rehearsal.binding.Documents;
import io.jenkins.plugins.delphixpipeline.rehearsal.language.Symbol;
import io.jenkins.plugins.delphixpipeline.rehearsal.run.Here;
import io.jenkins.plugins.delphixpipeline.rehearsal.run.JenkinsStep;
import io.jenkins.plugins.delphixpipeline.rehearsal.run.NodeContext;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;

/** Reads and writes JSON, YAML and properties, in the workspace or as a text. */
final class DocumentSteps {
    private static final String FILE = "file";
    private static final String TEXT = "text";

    private DocumentSteps() {}

    static void addTo(Map<String, JenkinsStep> steps) {
        steps.put("readJSON", DocumentSteps::json);
        steps.put("readYaml", DocumentSteps::yaml);
        steps.put("readProperties", DocumentSteps::properties);
        steps.put("writeJSON", (call, here) -> {
            boolean pretty = !text(call, "pretty").isEmpty();
            return write(call, here, Documents.asJson(call.argument("json").orElse(null), pretty));
        });
        steps.put(
                "writeYaml",
                (call, here) ->
                        write(call, here, Documents.asYaml(call.argument("data").orElse(null))));
    }

    private static Object json(Symbol call, Here here) throws IOException {
        requireAny(call);
        if (isGiven(call, FILE) && isGiven(call, TEXT)) {
            throw new IllegalArgumentException(call.place() + " takes file or text, not both");
        }
        return read(call, inFile(call, here) + text(call, TEXT));
    }

    /** Both may be given, and the text is the second part then. */
    private static Object yaml(Symbol call, Here here) throws IOException {
        requireAny(call);
        return read(call, inFile(call, here) + '\n' + text(call, TEXT));
    }

    private static void requireAny(Symbol call) {
        if (!isGiven(call, FILE) && !isGiven(call, TEXT)) {
            throw new IllegalArgumentException(call.place() + " takes file or text");
        }
    }

    /** A file that is not there counts for nothing: a Jenkins only says so, too. */
    private static Object properties(Symbol call, Here here) throws IOException {
        requireAny(call);
        if (call.flag("interpolate", false)) {
            throw new IllegalArgumentException(call.place() + ": interpolate is not rehearsed");
        }
        Map<String, Object> values = new HashMap<>();
        if (call.named("defaults").orElse(null) instanceof Map<?, ?> defaults) {
            defaults.forEach((key, value) -> values.put(String.valueOf(key), value));
        }
        String inFile = "";
        try {
            inFile = inFile(call, here);
        } catch (AbortException e) {
            NodeContext.require(call, here.scope());
            here.say("WARNING: " + e.getMessage());
        }
        values.putAll(Documents.properties(inFile + '\n' + text(call, TEXT)));
        return values;
    }

    private static Object read(Symbol call, String document) {
        try {
            return Documents.read(call.name(), document);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(call.place() + " cannot read this: " + e.getMessage(), e);
        }
    }

    /** Empty where none is named; a text needs no node. */
    private static String inFile(Symbol call, Here here) throws IOException {
        if (!isGiven(call, FILE)) {
            return "";
        }
        NodeContext.require(call, here.scope());
        return FileSteps.content(here, text(call, FILE));
    }

    private static Object write(Symbol call, Here here, String document) throws IOException {
        if (call.flag("returnText", false)) {
            return document;
        }
        NodeContext.require(call, here.scope());
        if (!isGiven(call, FILE)) {
            throw new IllegalArgumentException(call.place() + " takes file, or returnText: true");
        }
        boolean keeps = call.name().equals("writeYaml") && !call.flag("overwrite", false);
        if (keeps && Files.exists(Workspace.inside(here, text(call, FILE)))) {
            throw new AbortException(
                    call.place() + ": " + text(call, FILE) + " is there already; overwrite: true replaces it");
        }
        FileSteps.put(here, text(call, FILE), document);
        return null;
    }

    private static boolean isGiven(Symbol call, String parameter) {
        return !text(call, parameter).isBlank();
    }

    private static String text(Symbol call, String parameter) {
        return call.named(parameter).map(String::valueOf).orElse("");
    }
}
