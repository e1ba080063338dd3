package io.jenkins.plugins.delphixpipeline.platform;

import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** News of many jobs in one conversation. Used by one thread at a time, {@link #wake} and {@link #listen} excepted. */
public interface JobFeed {
    /**
     * Waits until something is known of the given jobs that was not reported before, or the time is over.
     *
     * @param jobs all jobs that anybody waits for; one that was not among them last time is reported at once
     * @param timeout the longest wait
     * @return jobs whose state or progress may have changed; possibly none. A job that the back end no longer
     *     knows is reported as {@link DelphixJob.State#GONE}
     * @throws PlatformException when the back end cannot be reached, and has answered nothing since this call began: one that
     *     answers in between is not silent, however often it is met when it does not
     */
    List<DelphixJob> changes(Set<String> jobs, Duration timeout);

    /**
     * Jobs of the last question that could not be read although the back end answers, each with the reason. Who waits for one
     * of them need not give up at once, and the others need not know.
     */
    default Map<String, Failure> unreadable() {
        return Map.of();
    }

    /**
     * Says that work is about to be submitted, whose news should not be missed. It may ask the back end for that, once, and never
     * throws: without it news only come later.
     */
    default void listen() {}

    /** Ends a wait early, from another thread. */
    void wake();
}
