package io.jenkins.plugins.delphixpipeline.config;

import io.jenkins.plugins.delphixpipeline.platform.failure.UserMistakeException;
import java.io.Serial;

/** Something is configured or chosen wrongly, told in whole sentences for the person who did it. */
public final class ConfigurationException extends UserMistakeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String sentence;
    private final String remedy;

    /** @param sentence what is wrong, and what to do about it as far as that is not plain */
    public ConfigurationException(String sentence) {
        this(sentence, null);
    }

    /**
     * @param sentence what is wrong
     * @param remedy what to do about it; null when the sentence says it
     */
    public ConfigurationException(String sentence, String remedy) {
        super(remedy == null ? sentence : sentence + ' ' + remedy);
        this.sentence = sentence;
        this.remedy = remedy;
    }

    public String sentence() {
        return sentence;
    }

    public String remedy() {
        return remedy == null ? Messages.ConfigurationException_remedy() : remedy;
    }
}
