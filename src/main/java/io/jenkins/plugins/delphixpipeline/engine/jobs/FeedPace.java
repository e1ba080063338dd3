package io.jenkins.plugins.delphixpipeline.engine.jobs;

import java.time.Duration;

/**
 * How often jobs are listed and their progress is read, given what else tells of them.
 *
 * @param jobs how many are waited for
 * @param trust what notifications have proven to tell
 * @param listening whether they are told and were waited for just now
 * @param listsFail whether the engine does not list jobs, so that they are read one by one
 * @param pace how much may be asked
 */
record FeedPace(int jobs, LongPoll.Trust trust, boolean listening, boolean listsFail, Pace pace) {
    /** Of more jobs only those that ended are listed. */
    static final int MANY = 800;
    /**
     * So few jobs move seldom enough to be looked at when notifications name them, and not otherwise. Ten that tell of their
     * progress use up the requests, so that an end was known after a second and a half.
     */
    static final int FEW = 3;

    static final long LIST = Duration.ofMillis(700).toNanos();
    private static final long LIST_WHEN_LISTENING = Duration.ofSeconds(5).toNanos();
    private static final long LIST_OF_FEW = Duration.ofSeconds(20).toNanos();
    private static final long LIST_OF_FEW_WHEN_SURE = Duration.ofSeconds(30).toNanos();
    private static final long LIST_OF_MANY = Duration.ofMillis(750).toNanos();
    private static final long LIST_SPARINGLY = Duration.ofSeconds(4).toNanos();
    /** What is asked for in vain is missing where jobs are read one by one. */
    private static final long LIST_WHEN_FAILING = Duration.ofSeconds(10).toNanos();

    private static final long PROGRESS = Duration.ofSeconds(3).toNanos();
    private static final long PROGRESS_WHEN_TOLD = Duration.ofSeconds(1).toNanos();
    private static final long PROGRESS_OF_FEW = Duration.ofSeconds(30).toNanos();
    private static final long PROGRESS_OF_MANY = Duration.ofSeconds(6).toNanos();

    /** Whether notifications alone say when to look. */
    boolean isTold() {
        return jobs <= FEW && trust != LongPoll.Trust.NONE;
    }

    /** Nanoseconds between two lists. */
    long list() {
        if (listsFail) {
            return LIST_WHEN_FAILING;
        }
        if (jobs > MANY) {
            return pace == Pace.SPARING ? LIST_SPARINGLY : LIST_OF_MANY;
        }
        if (isTold()) {
            return trust == LongPoll.Trust.ENDS ? LIST_OF_FEW_WHEN_SURE : LIST_OF_FEW;
        }
        if (listening) {
            return LIST_WHEN_LISTENING;
        }
        return pace == Pace.SPARING ? LIST_SPARINGLY : LIST;
    }

    /** Nanoseconds between two reads of some job's progress. */
    long progress() {
        if (listsFail) {
            return LIST;
        }
        if (jobs > MANY) {
            return PROGRESS_OF_MANY;
        }
        if (isTold() || pace == Pace.SPARING) {
            return PROGRESS_OF_FEW;
        }
        return trust == LongPoll.Trust.NONE ? PROGRESS : PROGRESS_WHEN_TOLD;
    }
}
