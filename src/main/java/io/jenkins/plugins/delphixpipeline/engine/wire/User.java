package io.jenkins.plugins.delphixpipeline.engine.wire;

/** Somebody who can log in to an engine. */
public record User(String reference, String name, String namespace) implements Placed {}
