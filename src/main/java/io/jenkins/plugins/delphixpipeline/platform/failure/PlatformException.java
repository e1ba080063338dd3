package io.jenkins.plugins.delphixpipeline.platform.failure;

import java.io.Serial;

/** Thrown by everything below the steps; carries a {@link Failure} and never a secret. */
public final class PlatformException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final Failure failure;

    public PlatformException(Failure failure) {
        this(failure, null);
    }

    public PlatformException(Failure failure, Throwable cause) {
        super(failure.toString(), cause);
        this.failure = failure;
    }

    /** Shorthand for the many problems that need nothing but their subject. */
    public static PlatformException of(Problem problem, String subject) {
        return new PlatformException(Failure.of(problem, subject));
    }

    public Failure failure() {
        return failure;
    }

    public Problem problem() {
        return failure.problem();
    }

    public Problem.Kind kind() {
        return failure.kind();
    }

    /** Whether nobody was heard: who is turned away may have come to another back end, and nothing was said of what he wanted. */
    public boolean isOfTheWay() {
        return kind() == Problem.Kind.UNREACHABLE
                || kind() == Problem.Kind.ELSEWHERE
                || problem().isRefusedLogin();
    }
}
