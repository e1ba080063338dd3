package io.jenkins.plugins.delphixpipeline.engine.wire;

/** A dataset behind a template or data pod. */
public record SelfServiceDataSource(
        String reference, String name, String container, String dataLayout, Integer priority) {}
