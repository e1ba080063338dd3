package io.jenkins.plugins.delphixpipeline.engine.wire;

/** Whether a source can be used right now. */
public record SourceRuntime(String status, String enabled) {}
