package io.jenkins.plugins.delphixpipeline.dct.jobs;

import java.time.Duration;

/**
 * How often jobs are asked for. DCT API: calls are sold, so that few jobs are asked for rarely; many are asked for together, and
 * often enough that nobody waits for long.
 *
 * @param few between two questions while hardly anybody waits
 * @param round in which all jobs are asked for once, where that is not too often
 * @param least between two questions, however many there are
 */
public record JobPace(Duration few, Duration round, Duration least) {
    private static final int FEW = 20;

    public static JobPace usual() {
        return new JobPace(Duration.ofSeconds(10), Duration.ofMillis(4200), Duration.ofMillis(550));
    }

    /**
     * @param jobs that are waited for
     * @param questions that it takes to ask for all of them
     */
    Duration between(int jobs, int questions) {
        if (jobs <= FEW) {
            return few;
        }
        Duration even = round.dividedBy(Math.max(1, questions));
        return even.compareTo(least) < 0 ? least : even;
    }
}
