package io.jenkins.plugins.delphixpipeline.platform.model;

import java.time.Instant;
import java.util.function.UnaryOperator;

/**
 * One line of a job's own history.
 *
 * @param message what happened, in the back end's words
 * @param suggestion what the back end proposes to do; may be null
 */
public record JobEvent(Instant at, Severity severity, double percent, String message, String suggestion) {
    public enum Severity {
        INFO,
        WARNING,
        ERROR
    }

    JobEvent saying(UnaryOperator<String> texts) {
        return new JobEvent(at, severity, percent, texts.apply(message), texts.apply(suggestion));
    }
}
