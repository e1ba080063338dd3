package io.jenkins.plugins.delphixpipeline.engine.wire;

/** What an engine finds out about a snapshot when asked. */
public record SnapshotRuntime(boolean provisionable) {}
