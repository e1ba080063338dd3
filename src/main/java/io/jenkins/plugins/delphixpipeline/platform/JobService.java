package io.jenkins.plugins.delphixpipeline.platform;

import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import java.util.Collection;
import java.util.List;

/** Single jobs. Many waiting operations ask the {@link JobFeed} instead. */
public interface JobService {
    /**
     * @return the job with its events
     * @throws PlatformException {@link Problem#OBJECT_GONE}
     */
    DelphixJob job(String reference);

    /**
     * Jobs that have not ended on any of these objects: datasets, pods; a dataset stands for its source as well.
     */
    List<DelphixJob> unfinished(Collection<String> targets);

    /** The same for one object, without what stands for it, without its events. */
    default List<DelphixJob> unfinishedOn(String target) {
        return unfinished(List.of(target));
    }

    /**
     * Asks the back end to cancel a job.
     *
     * @throws PlatformException {@link Problem#REFUSED_BY_PLATFORM} when it will not, for example because the job has ended
     */
    void cancel(String reference);
}
