package io.jenkins.plugins.delphixpipeline.masking.wire;

/** See the Masking Engine's interface. */
public record Job(Integer maskingJobId, String jobName, Boolean multiTenant, Boolean onTheFlyMasking) {}
