package io.jenkins.plugins.delphixpipeline.http;

import java.io.IOException;

/** Turns an answer into a value. */
@FunctionalInterface
public interface AnswerReader<T> {
    /**
     * @throws GarbledAnswerException when it is not in the language that was expected
     * @throws IOException when the connection broke off, or when the answer asks to come again later
     */
    T read(WebAnswer answer) throws IOException;
}
