package io.jenkins.plugins.delphixpipeline.engine.wire;

import java.time.Instant;

/** A snapshot of a dataset. */
public record Snapshot(
        String reference,
        String name,
        String container,
        String timeflow,
        Instant creationTime,
        TimeflowPoint latestChangePoint,
        SnapshotRuntime runtime,
        boolean temporary) {}
