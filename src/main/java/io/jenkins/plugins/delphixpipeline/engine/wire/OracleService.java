package io.jenkins.plugins.delphixpipeline.engine.wire;

/** A service of an Oracle database. */
public record OracleService(String jdbcConnectionString) {}
