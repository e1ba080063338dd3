package io.jenkins.plugins.delphixpipeline.rehearsal.binding;

import java.util.Set;

/** The options that every Jenkins has for declarative pipelines, besides those that are steps. */
public final class OptionWords {
    /** Those that are about the whole job. */
    public static final Set<String> OF_PIPELINE = Set.of(
            "buildDiscarder",
            "disableConcurrentBuilds",
            "disableRestartFromStage",
            "disableResume",
            "durabilityHint",
            "overrideIndexTriggers",
            "parallelsAlwaysFailFast",
            "preserveStashes",
            "quietPeriod",
            "rateLimitBuilds",
            "skipStagesAfterUnstable");

    /** Others, and those of plugins that most Jenkins have. */
    public static final Set<String> OTHERS =
            Set.of("ansiColor", "checkoutToSubdirectory", "newContainerPerStage", "skipDefaultCheckout", "timestamps");

    private OptionWords() {}
}
