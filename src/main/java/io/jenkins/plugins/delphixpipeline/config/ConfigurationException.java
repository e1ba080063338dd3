package io.jenkins.plugins.delphixpipeline.config;

import java.io.Serial;

/** Something is configured or chosen wrongly; its message is a whole sentence for the person who did it. */
public final class ConfigurationException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public ConfigurationException(String sentence) {
        super(sentence);
    }
}
