package io.jenkins.plugins.delphixpipeline.driver;

import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.NoteSink;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.failure.UserMistakeException;
import io.jenkins.plugins.delphixpipeline.retry.RetryPolicy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** Bears with a back end that cannot be reached, says so once, and says once when it is over. */
final class OutageHandler {
    private static final RetryPolicy PAUSES = new RetryPolicy(Duration.ofSeconds(1), Duration.ofSeconds(30));
    /** Where the back end answers, and only what it should show is late, a look costs little and is soon worth it. */
    private static final RetryPolicy LOOKS = new RetryPolicy(Duration.ofSeconds(1), Duration.ofSeconds(10));

    private final NoteSink notes;
    private final Supplier<Limits> limits;
    private final Clock clock;
    private final Runnable outOfReach;
    private Instant since;
    private Failure told;
    private RetryPolicy.Pauses pauses;

    /**
     * @param limits of the connection that is in use
     * @param outOfReach told whenever the back end could not be reached
     */
    OutageHandler(NoteSink notes, Supplier<Limits> limits, Clock clock, Runnable outOfReach) {
        this.notes = notes;
        this.limits = limits;
        this.clock = clock;
        this.outOfReach = outOfReach;
    }

    /**
     * @param underWay whether the operation has submitted anything yet: before that, a wrong address should show soon, and a
     *     wrong certificate at once. Later it was right a moment ago: what answers is a proxy that starts, or the like
     * @return how long to wait before the next attempt; null when it is not that kind of trouble, or has lasted too long
     */
    Duration pause(Failure failure, boolean underWay) {
        if (failure.kind() != Problem.Kind.UNREACHABLE || failure.problem().isOfTls() && !underWay) {
            return null;
        }
        outOfReach.run();
        Instant now = clock.instant();
        if (since == null) {
            since = now;
            pauses = (failure.problem().isOfConnection() ? PAUSES : LOOKS).start();
        }
        if (told == null || told.problem().isOfConnection() != failure.problem().isOfConnection()) {
            told = failure;
            notes.note(Note.TROUBLE, failure);
        }
        Duration limit = underWay ? limits.get().unreachable() : limits.get().firstContact();
        Duration left = limit.minus(Duration.between(since, now));
        if (left.isNegative() || left.isZero()) {
            return null;
        }
        Duration pause = pauses.next();
        return pause.compareTo(left) < 0 ? pause : left;
    }

    void over() {
        if (since != null) {
            notes.note(Note.TROUBLE_OVER, told);
            since = null;
            told = null;
        }
    }

    static Failure unproven(String subject, Throwable mistake) {
        String details = mistake instanceof UserMistakeException ? mistake.getMessage() : mistake.toString();
        return Failure.of(Problem.UNPROVEN, subject).withDetails(details);
    }

    /** Unreadable is not disproved, but it is not proven either. */
    static Failure unproven(String subject, Failure reason) {
        return Failure.of(Problem.UNPROVEN, subject).withReason(reason).withJob(reason.job());
    }
}
