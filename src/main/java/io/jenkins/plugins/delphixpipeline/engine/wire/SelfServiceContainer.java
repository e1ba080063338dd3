package io.jenkins.plugins.delphixpipeline.engine.wire;

/** A data pod. */
public record SelfServiceContainer(
        String reference,
        String name,
        String template,
        String activeBranch,
        String lastOperation,
        String state,
        String notes) {}
