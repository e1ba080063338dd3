package io.jenkins.plugins.delphixpipeline.operation;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * One data operation with its parameters. Implementations are plain serialisable classes that are stored with a waiting
 * step; they keep no progress, which lives in the {@link OperationState}. Methods read from the platform and block for a
 * few requests, but change nothing: changes are what they return.
 */
public interface DataOperation extends Serializable {
    /** A word for progress lines and the record of the build, such as {@code snapshot}. */
    String verb();

    /** What the operation is about, as its user named it. */
    String subject();

    /**
     * Says what comes next. Asked again after each phase, after a restart, and after trouble; the same state gives the same
     * answer as long as the platform has not changed.
     *
     * @throws io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException ends the operation, after
     *     {@link #beforeFailing}; trouble in reaching the platform is retried first
     */
    Next next(OperationState state, OperationContext context);

    /**
     * What must be done before the operation may end badly: after a failure, or when it was stopped. No job of its own is
     * running at that time.
     */
    default Optional<Next.Submit> beforeFailing(OperationState state, OperationContext context) {
        return Optional.empty();
    }

    /** Says what came of {@link #beforeFailing}, once, just before the operation ends badly. */
    default void afterFailing(OperationState state, NoteSink notes) {}

    /** False for an operation that only reads: then the build has nothing to record. */
    default boolean changesData() {
        return true;
    }

    /** Where data is to go, as far as it is known yet; for the record of what runs, and of what ended badly. */
    default List<Result.Flow> intendedFlows(OperationState state) {
        return List.of();
    }

    /**
     * Whether {@link #beforeFailing} would ask for something if the operation were to end badly now, so that even an abort
     * waits for the running job.
     */
    default boolean guardsData(OperationState state) {
        return false;
    }

    /** Whether it asks the Masking Engine beside its back end, where there is one. */
    default boolean asksMaskingEngine(OperationState state) {
        return false;
    }
}
