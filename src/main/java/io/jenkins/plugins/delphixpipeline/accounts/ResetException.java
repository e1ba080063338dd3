package io.jenkins.plugins.delphixpipeline.accounts;

import java.io.Serial;

/**
 * Why accounts could not be changed. Crosses to other machines, so it holds nothing but texts, and no cause: that would be
 * of a class of the driver, with a message that was not cleaned.
 */
public final class ResetException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final ResetProblem problem;
    private final String subject;
    private final String details;

    public ResetException(ResetProblem problem, String subject) {
        this(problem, subject, null);
    }

    /** @param details what the database said, free of passwords; may be null */
    public ResetException(ResetProblem problem, String subject, String details) {
        super(problem + ": " + subject + (details == null ? "" : " (" + details + ")"));
        this.problem = problem;
        this.subject = subject;
        this.details = details;
    }

    public ResetProblem problem() {
        return problem;
    }

    public String subject() {
        return subject;
    }

    /** @return null when there are none */
    public String details() {
        return details;
    }
}
