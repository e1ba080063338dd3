package io.jenkins.plugins.delphixpipeline.engine.wire;

/** The instance of an Oracle database. */
public record OracleInstance(String instanceName) {}
