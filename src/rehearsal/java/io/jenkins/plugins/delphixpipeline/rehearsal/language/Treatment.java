package io.jenkins.plugins.delphixpipeline.rehearsal.language;

import java.util.Locale;

/** What a rehearsal does with a word of a Jenkinsfile. */
public enum Treatment {
    /** As a Jenkins does it, as far as it decides what runs. */
    CARRIED_OUT,
    /** It is said that it stands there; a block that it has is run. */
    NOTED,
    /** The file is not run, because nobody could trust what came out. */
    REFUSED;

    /** As the documents say it. */
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
