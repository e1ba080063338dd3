package io.jenkins.plugins.delphixpipeline.platform;

import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.MakingJob;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a back end remembers of how a dataset came to its data: the evidence that its data was masked. Every method may throw
 * {@link Problem#HOST_UNREACHABLE} and the like, and {@link Problem#NOT_PERMITTED} where the login may not see it.
 */
public interface DataHistory {
    /** Provisions and refreshes of a dataset that the back end still lists, those inside other jobs too; newest first. */
    List<MakingJob> makingJobs(String dataset);

    /**
     * The job that has given a dataset other data since this one began, or is about to.
     *
     * @return empty for none, and where the back end does not list this job, so that nothing can be told
     */
    default Optional<MakingJob> madeSince(String dataset, String job) {
        List<MakingJob> all = makingJobs(dataset);
        boolean told = all.stream().anyMatch(making -> making.reference().equals(job));
        return all.stream()
                .findFirst()
                .filter(newest -> told && !newest.reference().equals(job));
    }

    /** Whether any job is listed, of whatever kind, that is as old as this; of several engines, of the one that has the dataset. */
    boolean reachesBackTo(Instant time, String dataset);

    /**
     * When the snapshot that belongs to a provision or refresh was begun, which is after its masking.
     *
     * @return empty where the back end lists none
     */
    Optional<Instant> snapshotBegun(MakingJob job);

    /** References of unfinished jobs that move a dataset to other data: refresh, rewind, undo, Self-Service. */
    List<String> movingJobs(String dataset);

    /** Whether an undo, a switch or Self-Service was begun on a dataset in that time, and may have led it back to older data. */
    boolean ledBack(String dataset, Instant from, Instant until);

    /** The timeflow that an undo leads to; empty where there is none. */
    Optional<String> previousTimeflow(String dataset);

    /**
     * The policy that takes snapshots of a dataset by the clock, whatever state its data is in.
     *
     * @return its name; empty for none, and where the back end does not tell
     */
    default Optional<String> snapshotPolicy(String dataset) {
        return Optional.empty();
    }

    /** What controllers tell each other on the back end, even one that remembers nothing by itself. */
    interface UnmaskedMarks {
        /** How the names of the bookmarks begin that {@link #markUnmasked} may make. */
        String NAME = "delphix-pipeline.unmasked";

        /** Timeflows of a dataset that somebody, perhaps another controller, has marked with {@link #markUnmasked}. */
        Set<String> markedUnmasked(String dataset);

        /** Tells other controllers that a timeflow may hold unmasked rows. Best effort: a back end may refuse it. */
        void markUnmasked(String dataset, String timeflow);
    }
}
