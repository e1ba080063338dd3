package io.jenkins.plugins.delphixpipeline.platform;

import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import java.util.Optional;
import java.util.Set;

/**
 * A Delphix back end as an operation sees it. Implementations are safe for use by many threads, block for the length of
 * one or a few requests, retry reads by themselves, and never retry a submission.
 */
public interface DataPlatform extends AutoCloseable {
    /** Logs in where that is still to be done, and tells who answered. */
    PlatformInfo info();

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

    Set<Capability> capabilities();

    DatasetCatalog catalog();

    /**  PlatformException {@link Problem#KIND_UNSUPPORTED} where there are no datasets */
    default DataHistory history() {
        throw PlatformException.of(Problem.KIND_UNSUPPORTED, info().product());
    }

    SelfService selfService();

    /** @throws PlatformException {@link Problem#KIND_UNSUPPORTED} for all but Masking Engines */
    default MaskingJobs maskingJobs() {
        throw PlatformException.of(Problem.KIND_UNSUPPORTED, info().product());
    }

    /** The Masking Engine that runs the masking jobs of this back end, where one is known. */
    default Optional<DataPlatform> maskingEngine() {
        return Optional.empty();
    }

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
