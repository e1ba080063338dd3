package io.jenkins.plugins.delphixpipeline.rehearsal.declarative;

/** The Jenkinsfile uses something that a Jenkins may well understand, but the rehearsal does not. */
public final class NotUnderstoodException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotUnderstoodException(String what) {
        super(what + " is not understood by the rehearsal");
    }

    public NotUnderstoodException(String what, int line) {
        super(what + " (line " + line + ") is not understood by the rehearsal");
    }
}
