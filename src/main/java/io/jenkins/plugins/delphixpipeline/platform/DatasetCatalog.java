package io.jenkins.plugins.delphixpipeline.platform;

import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Bookmark;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import io.jenkins.plugins.delphixpipeline.platform.model.DatasetStatus;
import io.jenkins.plugins.delphixpipeline.platform.model.Masking;
import io.jenkins.plugins.delphixpipeline.platform.model.PointInTime;
import io.jenkins.plugins.delphixpipeline.platform.model.PolicyType;
import io.jenkins.plugins.delphixpipeline.platform.model.RunState;
import io.jenkins.plugins.delphixpipeline.platform.model.Snapshot;
import io.jenkins.plugins.delphixpipeline.platform.model.Timeflow;
import io.jenkins.plugins.delphixpipeline.platform.model.VdbHooks;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Datasets and what belongs to them, read only. Every method may throw {@link Problem#HOST_UNREACHABLE} and the like. */
public interface DatasetCatalog {
    List<Dataset> datasets();

    /**
     * What is not among the datasets is certainly not there.
     *
     * @param name for people, of what is missed
     * @param engine where it would be; null for any
     * @throws PlatformException {@link Problem#LIST_INCOMPLETE}
     */
    default void requireWhole(String name, String engine) {}

    /** Whether what was made is in the lists when its job is over, also when that ended badly. */
    default boolean showsAtOnce() {
        return true;
    }

    /** What there is to tell of each dataset, by its reference; nothing where the back end cannot tell of all at once. */
    default Map<String, DatasetStatus> states() {
        return Map.of();
    }

    /**
     * @param name {@code Name} or {@code Group/Name}, exactly
     * @throws PlatformException {@link Problem#DATASET_UNKNOWN} with the nearest names, {@link Problem#NAME_AMBIGUOUS}, or {@link
     *     Problem#LIST_INCOMPLETE}
     */
    default Dataset dataset(String name) {
        List<Dataset> all = datasets();
        if (all.stream().noneMatch(dataset -> NameResolver.means(name, dataset))) {
            requireWhole(name, null);
        }
        return NameResolver.resolve(name, all, Problem.DATASET_UNKNOWN);
    }

    /** @throws PlatformException {@link Problem#OBJECT_GONE} */
    Dataset datasetByReference(String reference);

    /** The same from what was listed a moment ago, for checks beforehand; a proof reads anew. */
    default Dataset listed(String reference) {
        return datasets().stream()
                .filter(dataset -> dataset.reference().equals(reference))
                .findFirst()
                .orElseGet(() -> datasetByReference(reference));
    }

    /**
     * What people call a dataset, {@code Group/Name}; it may be some minutes old, so it is good for words alone.
     *
     * @throws PlatformException {@link Problem#OBJECT_GONE}
     */
    default String pathOf(String reference) {
        return listed(reference).path();
    }

    /** Newest first, temporary ones left out. */
    List<Snapshot> snapshots(Dataset dataset);

    /** The same, when only the dataset's reference is at hand. */
    default List<Snapshot> snapshotsOf(String dataset) {
        return snapshots(datasetByReference(dataset));
    }

    /** The newest snapshot that can be provisioned from, on any timeflow of the dataset. */
    Optional<Snapshot> latestSnapshot(Dataset dataset);

    /** The same, when only the dataset's reference is at hand. */
    default Optional<Snapshot> latestSnapshotOf(String dataset) {
        return latestSnapshot(datasetByReference(dataset));
    }

    /** @throws PlatformException {@link Problem#OBJECT_GONE} */
    Snapshot snapshotByReference(String reference);

    /** May be remembered, since where a timeflow's data came from never changes; {@link Problem#OBJECT_GONE} as above. */
    Timeflow timeflow(String reference);

    /** Whether a timeflow is one of this dataset's own. */
    default boolean owns(String dataset, String timeflow) {
        return dataset.equals(timeflow(timeflow).dataset());
    }

    /** References of all timeflows that a dataset has now. */
    Set<String> timeflows(String dataset);

    /**
     * The dataset's timeflow that covers the given time; its current one when the back end cannot tell.
     *
     * @throws PlatformException {@link Problem#TIME_OUTSIDE} with what there is
     */
    String timeflowAt(Dataset dataset, java.time.Instant time);

    /**
     * The newest point of a dataset's current timeflow, of that one and no other, whatever the dataset is on when it is taken.
     *
     * @throws PlatformException {@link Problem#NO_SNAPSHOT} when there is none
     */
    PointInTime newestPoint(Dataset dataset);

    /** Bookmarks of a dataset's timeflows. */
    List<Bookmark> bookmarks(Dataset dataset);

    /** Those of the timeflows of all datasets. */
    default List<Bookmark> allBookmarks() {
        return datasets().stream()
                .flatMap(dataset -> bookmarks(dataset).stream())
                .toList();
    }

    Masking masking(Dataset vdb);

    /** All scripts of a VDB at the moments that can be set, as they are now. */
    VdbHooks hooks(Dataset vdb);

    /**
     * The script that a template of the back end holds.
     *
     * @throws PlatformException {@link Problem#HOOK_TEMPLATE_UNKNOWN} with the names of those that there are
     */
    VdbHooks.Script hookTemplate(String name);

    /** Names of the templates that hooks can be made from. */
    List<String> hookTemplates();

    RunState runState(Dataset vdb);

    /** How to connect to a VDB's database, as far as the back end tells: host, port, database, jdbc …; in order. */
    Map<String, String> connectionDetails(Dataset vdb);

    List<String> groups();

    /** Whether there is a group of that name; a replicated one has two, by the name and by the reference of its namespace. */
    default boolean hasGroup(String name) {
        return groups().contains(name);
    }

    /** What a group is called that is given by its name or its reference; one that is unknown stays what it is. */
    default String nameOfGroup(String group) {
        return group;
    }

    List<String> environments();

    /** Names of the repositories that can hold a VDB, of one environment or, for null, of all. */
    List<String> repositories(String environment);

    /** Names of the policies that a new VDB can be given; none where the back end leaves no choice. */
    default List<String> policies(PolicyType type) {
        return List.of();
    }

    /** Names of the users of an environment that a new VDB can be given; none where the back end leaves no choice. */
    default List<String> environmentUsers(String environment) {
        return List.of();
    }

    /**
     * The masking step that a VDB gets which is provisioned with a masking job.
     *
     * @return empty where the back end does not bind masking jobs to VDBs
     * @throws PlatformException {@link Problem#MASKING_JOB_UNKNOWN}
     */
    default Optional<Masking.Hook> maskingStep(String maskingJob, Dataset parent) {
        return Optional.empty();
    }

    /** Names of the masking jobs; for a parent, those that are associated with it. */
    List<String> maskingJobs(Dataset parent);
}
