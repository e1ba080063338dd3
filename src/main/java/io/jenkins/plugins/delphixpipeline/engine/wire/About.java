package io.jenkins.plugins.delphixpipeline.engine.wire;

/** What an engine tells about itself before anybody has logged in. */
public record About(String productName, ApiVersion apiVersion, BuildVersion buildVersion) {}
