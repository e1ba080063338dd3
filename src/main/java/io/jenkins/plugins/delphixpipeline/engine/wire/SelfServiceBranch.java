package io.jenkins.plugins.delphixpipeline.engine.wire;

/** A branch of a data pod or template. */
public record SelfServiceBranch(String reference, String name, String dataLayout) {}
