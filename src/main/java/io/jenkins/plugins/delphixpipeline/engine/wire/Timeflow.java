package io.jenkins.plugins.delphixpipeline.engine.wire;

/** A stretch of a dataset's history. */
public record Timeflow(
        String reference,
        String name,
        String container,
        String creationType,
        String parentSnapshot,
        TimeflowPoint parentPoint) {}
