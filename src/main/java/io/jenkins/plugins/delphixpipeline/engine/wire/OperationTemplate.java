package io.jenkins.plugins.delphixpipeline.engine.wire;

/** A script that the engine keeps for hooks to be made of. */
public record OperationTemplate(String reference, String name, Operation operation, String namespace)
        implements Placed {}
