package io.jenkins.plugins.delphixpipeline.rehearsal.run;

/** A step of the build failed; the message is what a build log would say. */
public final class StepFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String step;

    StepFailedException(String step, String message, Throwable cause) {
        super(message, cause);
        this.step = step;
    }

    public String step() {
        return step;
    }
}
