package io.jenkins.plugins.delphixpipeline.http;

import java.io.IOException;

/** Something answered, but not in the language that was expected. */
public final class GarbledAnswerException extends IOException {
    private static final long serialVersionUID = 1L;

    public GarbledAnswerException(WebAnswer answer) {
        this(answer, null);
    }

    public GarbledAnswerException(WebAnswer answer, Throwable cause) {
        super(answer.excerpt(), cause);
    }
}
