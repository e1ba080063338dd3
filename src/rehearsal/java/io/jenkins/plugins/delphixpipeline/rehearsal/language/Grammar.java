package io.jenkins.plugins.delphixpipeline.rehearsal.language;

import static io.jenkins.plugins.delphixpipeline.rehearsal.language.Treatment.CARRIED_OUT;
import static io.jenkins.plugins.delphixpipeline.rehearsal.language.Treatment.NOTED;
import static io.jenkins.plugins.delphixpipeline.rehearsal.language.Treatment.REFUSED;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Which words may stand in which section of a declarative pipeline, and what a rehearsal does with them. */
public final class Grammar {

    /** Where steps stand, and Groovy as it likes. */
    static final String CODE = "code";

    /** Where steps stand in a declarative pipeline, and nothing else does outside of a script. */
    static final String STEPS = "steps";

    /** Where steps may stand that have a block. */
    static final String OPTIONS_SECTION = "options";

    /** The same, where the last value is what it is about. */
    static final String EXPRESSION = "expression";

    /** Post conditions in the order in which Jenkins looks at them. */
    public static final List<String> CONDITIONS_OF_POST = List.of(
            "always",
            "changed",
            "fixed",
            "regression",
            "aborted",
            "success",
            "unsuccessful",
            "unstable",
            "failure",
            "notBuilt",
            "cleanup");

    private static final Map<String, Treatment> STAGE = Map.ofEntries(
            Map.entry("agent", NOTED),
            Map.entry("options", CARRIED_OUT),
            Map.entry("environment", CARRIED_OUT),
            Map.entry("when", CARRIED_OUT),
            Map.entry("input", CARRIED_OUT),
            Map.entry("tools", NOTED),
            Map.entry("failFast", CARRIED_OUT),
            Map.entry("steps", CARRIED_OUT),
            Map.entry("stages", CARRIED_OUT),
            Map.entry("parallel", CARRIED_OUT),
            Map.entry("matrix", CARRIED_OUT),
            Map.entry("post", CARRIED_OUT));

    private static final Map<String, Map<String, Treatment>> SECTIONS = Map.ofEntries(
            Map.entry(
                    "pipeline",
                    Map.of(
                            "agent", NOTED,
                            "options", CARRIED_OUT,
                            "environment", CARRIED_OUT,
                            "parameters", CARRIED_OUT,
                            "triggers", NOTED,
                            "tools", NOTED,
                            "libraries", REFUSED,
                            "stages", CARRIED_OUT,
                            "post", CARRIED_OUT)),
            Map.entry("stages", Map.of("stage", CARRIED_OUT)),
            Map.entry("parallel", Map.of("stage", CARRIED_OUT)),
            Map.entry("stage", STAGE),
            Map.entry(
                    "matrix",
                    Map.of(
                            "axes", CARRIED_OUT,
                            "excludes", CARRIED_OUT,
                            "agent", NOTED,
                            "options", CARRIED_OUT,
                            "environment", CARRIED_OUT,
                            "when", CARRIED_OUT,
                            "input", CARRIED_OUT,
                            "tools", NOTED,
                            "stages", CARRIED_OUT,
                            "post", CARRIED_OUT)),
            Map.entry("axes", Map.of("axis", CARRIED_OUT)),
            Map.entry("excludes", Map.of("exclude", CARRIED_OUT)),
            Map.entry("exclude", Map.of("axis", CARRIED_OUT)),
            Map.entry("axis", Map.of("name", CARRIED_OUT, "values", CARRIED_OUT, "notValues", CARRIED_OUT)),
            Map.entry("post", CONDITIONS_OF_POST.stream().collect(Collectors.toMap(word -> word, word -> CARRIED_OUT))),
            Map.entry("when", when()));

    /** Options that do something in a rehearsal; all others are noted. */
    public static final Set<String> OPTIONS = Set.of(
            "timeout",
            "retry",
            "skipStagesAfterUnstable",
            "parallelsAlwaysFailFast",
            "catchError",
            "warnError",
            "withCredentials",
            "withEnv",
            "withDelphix",
            "withDelphixVdb");

    private Grammar() {}

    private static Map<String, Treatment> when() {
        Map<String, Treatment> words = new TreeMap<>();
        for (String decidable : new String[] {
            "allOf",
            "anyOf",
            "not",
            "beforeAgent",
            "beforeInput",
            "beforeOptions",
            "branch",
            "buildingTag",
            "changeRequest",
            "environment",
            "equals",
            "expression",
            "tag"
        }) {
            words.put(decidable, CARRIED_OUT);
        }
        for (String noted : new String[] {"changelog", "changeset", "triggeredBy", "isRestartedRun"}) {
            words.put(noted, NOTED);
        }
        return words;
    }

    /** What may stand in a section; nothing for one in which anything may. */
    public static Optional<Map<String, Treatment>> words(String section) {
        return Optional.ofNullable(SECTIONS.get(section));
    }

    /** By section, for the documents. */
    public static Map<String, Map<String, Treatment>> sections() {
        return new TreeMap<>(SECTIONS);
    }

    /** What the block of a step is, when the step stands in this section. */
    static String insideStep(String section, String step) {
        return section.equals(STEPS) && !step.equals("script") ? STEPS : CODE;
    }

    /** What the block of a word is, when the word stands in this section. */
    static String inside(String section, String word) {
        if (section.equals("post")) {
            return STEPS;
        }
        if (word.equals("environment") && !section.equals("when")) {
            return CODE;
        }
        return section.equals("when") && !word.equals(EXPRESSION) ? "when" : word;
    }
}
