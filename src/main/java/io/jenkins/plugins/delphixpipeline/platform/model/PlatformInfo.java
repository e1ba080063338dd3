package io.jenkins.plugins.delphixpipeline.platform.model;

/** Who answers, and as whom it knows us. */
public record PlatformInfo(String product, String version, String apiVersion, String user) {}
