package io.jenkins.plugins.delphixpipeline.masking.wire;

/** @param application its name, which old versions give in place of the id */
public record Environment(Integer environmentId, String environmentName, Integer applicationId, String application) {}
