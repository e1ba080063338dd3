package io.jenkins.plugins.delphixpipeline.simulator.jobs;

/** Thrown by a stage of a job: the job fails with this error event. */
public final class JobFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final String action;

    /**
     * @param code message code of the event
     * @param message what happened
     * @param action what the engine suggests to do about it
     */
    public JobFailure(String code, String message, String action) {
        super(message);
        this.code = code;
        this.action = action;
    }

    public String code() {
        return code;
    }

    public String action() {
        return action;
    }
}
