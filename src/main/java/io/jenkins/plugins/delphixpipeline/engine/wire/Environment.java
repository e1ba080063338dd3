package io.jenkins.plugins.delphixpipeline.engine.wire;

/** A machine or cluster with what is installed on it. */
public record Environment(String reference, String name, String host, String primaryUser, String namespace)
        implements Placed {}
