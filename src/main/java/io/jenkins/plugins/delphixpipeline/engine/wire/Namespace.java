package io.jenkins.plugins.delphixpipeline.engine.wire;

/** Where replicated objects came from. */
public record Namespace(String reference, String name) {}
