package io.jenkins.plugins.delphixpipeline.engine.wire;

/** What teaches the engine a kind of database. */
public record Toolkit(String reference, String name, String identifier) {}
