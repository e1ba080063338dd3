package io.jenkins.plugins.delphixpipeline.engine.wire;

/** A machine. */
public record Host(String reference, String name, String address) {}
