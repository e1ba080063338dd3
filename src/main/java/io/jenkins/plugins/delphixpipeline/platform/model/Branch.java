package io.jenkins.plugins.delphixpipeline.platform.model;

/** One of the timelines of a data pod; what is done to the pod happens on the one that is active. */
public record Branch(String reference, String name) implements Named {}
