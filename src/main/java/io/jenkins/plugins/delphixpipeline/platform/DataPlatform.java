package io.jenkins.plugins.delphixpipeline.platform;

import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Feature;
import io.jenkins.plugins.delphixpipeline.platform.model.PlatformInfo;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A Delphix back end as an operation sees it. Implementations are safe for use by many threads, block for the length of
 * one or a few requests, retry reads by themselves, and never retry a submission.
 */
public interface DataPlatform extends AutoCloseable {
    /** Logs in where that is still to be done, and tells who answered. */
    PlatformInfo info();

    /** What such a back end is called, such as {@code Delphix Engine}; told without asking it. */
    String product();

    /** Whether it looks after engines, so that the path of a dataset begins with the name of its engine. */
    default boolean hasManyEngines() {
        return false;
    }

    /**
     * Which back end answers; always the same one. May ask it, once for each login.
     *
     * @throws PlatformException {@link Problem#OTHER_BACK_END} when it {@link #hasMoved}
     */
    BackEndIdentity identity();

    /** What is known of the connection without asking; null where nothing is. */
    default Contact contact() {
        return null;
    }

    /**
     * Whether the address has come to lead to another back end than at first. Nothing can be asked any more then, since its
     * users hold references of the first one; whoever wants the other one connects anew.
     */
    default boolean hasMoved() {
        return false;
    }

    /**
     * Asks it anew which one it is, where a copy of it would not turn its users away: before what it said is believed that a
     * copy would say as well.
     *
     * @throws PlatformException {@link Problem#OTHER_BACK_END}
     */
    default void requireUnmoved() {}

    /** dSources and VDBs: all but Masking Engines have them. */
    Optional<DatasetCatalog> datasetCatalog();

    /**
     * The same for whoever cannot do without, which is nearly everybody.
     *
     * @throws PlatformException {@link Problem#KIND_UNSUPPORTED} where there are no datasets
     */
    default DatasetCatalog catalog() {
        return datasetCatalog().orElseThrow(() -> lacks(Feature.DATASETS));
    }

    /** What the back end remembers of how datasets came to their data; empty too where it is too old to tell. */
    default Optional<DataHistory> history() {
        return Optional.empty();
    }

    /**
     * What is remembered of how this dataset came to its data, by whoever remembers it; empty where nobody does.
     *
     * @param dataset its reference
     */
    default Optional<DataHistory> historyOf(String dataset) {
        return history();
    }

    /**
     * Where a dataset's timeflows are marked; everybody there is asked and told.
     *
     * @param dataset its reference
     */
    default List<DataHistory.UnmaskedMarks> marksOf(String dataset) {
        return List.of();
    }

    /** Templates and data pods. */
    default Optional<SelfService> selfService() {
        return Optional.empty();
    }

    default Optional<VdbGroups> vdbGroups() {
        return Optional.empty();
    }

    /** Masking jobs that can be run by themselves. */
    default Optional<MaskingJobs> maskingJobs() {
        return Optional.empty();
    }

    /** How to refuse what needs a part that is not there: it names that part, and what the back end has instead. */
    default PlatformException lacks(Feature feature) {
        Set<Feature> there = EnumSet.noneOf(Feature.class);
        datasetCatalog().ifPresent(part -> there.add(Feature.DATASETS));
        selfService().ifPresent(part -> there.add(Feature.SELF_SERVICE));
        vdbGroups().ifPresent(part -> there.add(Feature.VDB_GROUPS));
        maskingJobs().ifPresent(part -> there.add(Feature.MASKING_JOBS));
        return new PlatformException(
                Failure.of(Problem.KIND_UNSUPPORTED, product()).lacking(feature, feature.instead(there)));
    }

    /** Whether {@link #maskingEngine} has one to ask; nothing is opened for that. */
    default boolean hasMaskingEngine() {
        return false;
    }

    /** The Masking Engine that runs the masking jobs of this back end, where one is known. */
    default Optional<DataPlatform> maskingEngine() {
        return Optional.empty();
    }

    /**
     * What it has is asked for anew from now on, by all who share this object: what is read is remembered for some seconds, in
     * which others may have changed it.
     */
    default void forget() {}

    JobService jobs();

    SubmissionService submissions();

    /** One feed for all who wait: always the same object. */
    JobFeed feed();

    /**
     * Says that its session is no longer needed, in one short attempt; it would end by itself. Whoever asks something
     * afterwards logs in again.
     */
    @Override
    default void close() {}
}
