package io.jenkins.plugins.delphixpipeline.driver;

import java.time.Duration;

/**
 * How long an operation bears with what.
 *
 * @param unreachable the back end cannot be reached while an operation is under way
 * @param firstContact the same, as long as nothing was submitted
 * @param busy other jobs hold the target
 * @param settle how long the work of a lost answer is looked for; at least the read timeout
 * @param stop how long an abort waits for a cancelled job, where no data has to be guarded
 */
public record Limits(Duration unreachable, Duration firstContact, Duration busy, Duration settle, Duration stop) {
    public static Limits defaults() {
        return new Limits(
                Duration.ofMinutes(30),
                Duration.ofSeconds(60),
                Duration.ofHours(1),
                Duration.ofSeconds(90),
                Duration.ofSeconds(20));
    }
}
