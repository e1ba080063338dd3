package io.jenkins.plugins.delphixpipeline.engine.wire;

/** What data pods are made from. */
public record SelfServiceTemplate(String reference, String name, String activeBranch, String namespace)
        implements Placed {}
