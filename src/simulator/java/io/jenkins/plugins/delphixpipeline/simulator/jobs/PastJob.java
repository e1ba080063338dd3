package io.jenkins.plugins.delphixpipeline.simulator.jobs;

import java.time.Instant;
import java.util.Optional;

/**
 * A job that ended before this engine was.
 *
 * @param plan says what it was; nothing of it is done again
 * @param actionReference of its action, null when that is not known
 */
public record PastJob(
        String reference,
        JobPlan plan,
        Caller caller,
        JobState state,
        Instant start,
        Instant end,
        String actionReference) {

    int number() {
        return numberOf(reference);
    }

    Optional<Integer> actionNumber() {
        return Optional.ofNullable(actionReference).map(PastJob::numberOf);
    }

    private static int numberOf(String reference) {
        return Integer.parseInt(reference.substring(reference.indexOf('-') + 1));
    }
}
