package io.jenkins.plugins.delphixpipeline.engine.wire;

/** A group of datasets. */
public record Group(String reference, String name, String namespace) implements Placed {}
