package io.jenkins.plugins.delphixpipeline.masking.wire;

/** See the Masking Engine's interface. */
public record Application(Integer applicationId, String applicationName) {}
