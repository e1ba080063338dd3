package io.jenkins.plugins.delphixpipeline.platform.model;

/** A Self-Service template: what data pods are made from. Bookmarks hang on its active branch. */
public record DataTemplate(String reference, String name, String activeBranch) implements Named {}
