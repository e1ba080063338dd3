package io.jenkins.plugins.delphixpipeline.engine.wire;

/** One operation of a hook: a masking job, or a script. */
public record Operation(String type, String name, String maskingJobId) {}
