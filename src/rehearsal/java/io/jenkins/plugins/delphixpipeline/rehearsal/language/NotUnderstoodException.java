package io.jenkins.plugins.delphixpipeline.rehearsal.language;

import java.util.List;

/** The Jenkinsfile uses something that a Jenkins may well understand, but the rehearsal does not. */
public final class NotUnderstoodException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final String NOT_UNDERSTOOD = " is not understood by the rehearsal";

    public NotUnderstoodException(String what) {
        super(what + NOT_UNDERSTOOD);
    }

    private NotUnderstoodException(List<String> sentences) {
        super(String.join(System.lineSeparator(), sentences));
    }

    /** What is wrong in a sentence of its own. */
    public static NotUnderstoodException saying(String sentence) {
        return new NotUnderstoodException(List.of(sentence));
    }

    /** All that is wrong with a file. */
    static NotUnderstoodException of(List<String> sentences) {
        return new NotUnderstoodException(sentences);
    }

    /** The sentence about a word. */
    static String sentence(String word, int line) {
        return word(word, line) + NOT_UNDERSTOOD;
    }

    /** A word and where it stands. */
    static String word(String word, int line) {
        return word + " (line " + line + ")";
    }
}
