package io.jenkins.plugins.delphixpipeline.rehearsal.validator;

import io.jenkins.plugins.delphixpipeline.rehearsal.binding.Nearest;
import io.jenkins.plugins.delphixpipeline.rehearsal.binding.OptionWords;
import java.util.Map;
import java.util.Set;

/** Sections that describe something, a call for each: options, parameters, triggers, tools, the question of a stage. */
final class DescriptionsCheck {
    /** What the parameters take that every Jenkins has. */
    private static final Map<String, Takes> PARAMETERS = Map.ofEntries(
            Map.entry("booleanParam", Takes.of("name", "defaultValue description")),
            Map.entry("choice", Takes.of("name", "choices description")),
            Map.entry("choiceParam", Takes.of("name", "choices description")),
            Map.entry("file", Takes.of("name", "description")),
            Map.entry("password", Takes.of("name", "defaultValue defaultValueAsSecret description")),
            Map.entry("string", Takes.of("name", "defaultValue description trim")),
            Map.entry("stringParam", Takes.of("name", "defaultValue description trim")),
            Map.entry("text", Takes.of("name", "defaultValue description trim")));

    private static final Set<String> INPUT =
            Set.of("message", "id", "ok", "submitter", "submitterParameter", "parameters");

    /** Steps that nothing can stand in, or that need an agent around them. */
    private static final Set<String> NO_OPTIONS = Set.of(
            "archiveArtifacts",
            "bat",
            "build",
            "checkout",
            "deleteDir",
            "dir",
            "echo",
            "error",
            "git",
            "input",
            "junit",
            "mail",
            "node",
            "parallel",
            "powershell",
            "properties",
            "pwsh",
            "script",
            "sh",
            "sleep",
            "stage",
            "stash",
            "unstable",
            "unstash",
            "writeFile");

    private final Findings findings;
    private final SectionReader reader;

    DescriptionsCheck(Findings findings, SectionReader reader) {
        this.findings = findings;
        this.reader = reader;
    }

    /** @param ofStage whether they are those of a stage, or of the cells of a matrix */
    void checkOptions(Word options, boolean ofStage) {
        for (Word option : reader.words(options)) {
            checkWithoutBlock(option, "options");
            if (option.name().equals("parameters") || option.name().equals("triggers")) {
                findings.add(option, "stands in options; it is a section of the pipeline");
            } else if (NO_OPTIONS.contains(option.name())) {
                findings.add(option, "is no option");
            } else if (ofStage && OptionWords.OF_PIPELINE.contains(option.name())) {
                findings.add(option, "is an option of the whole pipeline, which Jenkins refuses in a stage");
            } else {
                StepsCheck.wrong(option).forEach(wrong -> findings.add(option, wrong));
            }
        }
    }

    void checkTriggers(Word triggers) {
        for (Word trigger : reader.words(triggers)) {
            checkWithoutBlock(trigger, "triggers");
            if (Set.of("cron", "pollSCM").contains(trigger.name())
                    && trigger.arguments().size() != 1) {
                findings.add(trigger, "takes one text");
            }
        }
    }

    void checkTools(Word tools) {
        for (Word tool : reader.words(tools)) {
            if (tool.arguments().size() != 1 || tool.block().isPresent()) {
                findings.add(tool, "in tools takes the name of an installation");
            }
        }
    }

    void checkParameters(Word parameters) {
        for (Word parameter : reader.words(parameters)) {
            checkWithoutBlock(parameter, "parameters");
            if (PARAMETERS.containsKey(parameter.name())) {
                PARAMETERS.get(parameter.name()).wrong(parameter).forEach(wrong -> findings.add(parameter, wrong));
            } else if (!parameter.unnamed().isEmpty() && parameter.arguments().size() > 1) {
                findings.add(parameter, "takes its values by their names");
            }
        }
    }

    /** The question of a stage. */
    void checkInput(Word input) {
        for (Word field : reader.words(input)) {
            if (!INPUT.contains(field.name())) {
                findings.add(field, "is nothing that input takes" + Nearest.to(field.name(), INPUT));
            } else if (field.name().equals("parameters")) {
                checkParameters(field);
            } else if (field.arguments().size() != 1 || field.block().isPresent()) {
                findings.add(field, "in input takes one value");
            }
        }
    }

    private void checkWithoutBlock(Word word, String section) {
        if (word.block().isPresent()) {
            findings.add(word, "has a block, and Jenkins takes none in " + section);
        }
    }
}
