package io.jenkins.plugins.delphixpipeline.platform.failure;

import java.io.Serial;

/**
 * Something that a person configured or wrote wrongly. It is no mistake in this program, so it belongs into the build of that
 * person and not, with a stack trace, into the controller's log. Its message is for that person.
 */
public abstract class UserMistakeException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    protected UserMistakeException(String message) {
        super(message);
    }
}
