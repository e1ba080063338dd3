package io.jenkins.plugins.delphixpipeline.platform;

import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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

    /** The same with jobs that hold them by another name, such as that of a group they are in: what a change has to wait for. */
    default List<DelphixJob> inTheWay(Collection<String> targets) {
        return unfinished(targets);
    }

    /**
     * Whether a change of what others work on is refused when it is submitted. Where it is not, a job is made of it that fails.
     */
    default boolean refusesWhatIsHeld() {
        return true;
    }

    /**
     * The jobs of others on the same object for which alone a job may have failed; empty for none.
     *
     * @param target of its submission
     */
    default List<DelphixJob> heldUpBy(DelphixJob failed, String target) {
        return List.of();
    }

    /** The same for each of them, with an entry for every one. */
    default Map<String, List<DelphixJob>> unfinishedOfEach(Collection<String> targets) {
        return targets.stream()
                .distinct()
                .collect(Collectors.toMap(target -> target, target -> unfinished(List.of(target))));
    }

    /** The same for one object, without what stands for it, without its events. */
    default List<DelphixJob> unfinishedOn(String target) {
        return unfinished(List.of(target));
    }

    /** Those of them that take a snapshot of the dataset, such as the one that follows a refresh. */
    default List<DelphixJob> snapshotting(String dataset) {
        return List.of();
    }

    /** Whether a provision or refresh that has ended took the snapshot of its data itself; false where nothing tells. */
    default boolean tookSnapshot(String job) {
        return false;
    }

    /**
     * Whether the back end can end this job before it is done. Where it cannot, nothing it offers would stop the work, and
     * whoever wants it stopped waits for its end or leaves it.
     */
    default boolean canCancel(DelphixJob job) {
        return true;
    }

    /**
     * Whether a job that it {@link #canCancel cannot} end may be one that it can end a moment later, when it shows which work is
     * done for it.
     */
    default boolean mayCancelLater(DelphixJob job) {
        return false;
    }

    /**
     * Asks the back end to cancel a job, one that it {@link #canCancel can}.
     *
     * @return where work for it goes on all the same, such as at one engine of several
     * @throws PlatformException {@link Problem#REFUSED_BY_PLATFORM} when it will not, for example because the job has ended
     */
    Collection<String> cancel(String reference);
}
