package io.jenkins.plugins.delphixpipeline.report.picture;

/** From one {@link Box} to another, by their keys. */
public record Arrow(String from, String to) {}
