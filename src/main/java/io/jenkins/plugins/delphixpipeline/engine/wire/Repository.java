package io.jenkins.plugins.delphixpipeline.engine.wire;

/** An installation that a database can run from. */
public record Repository(
        String type,
        String reference,
        String name,
        String environment,
        String toolkit,
        Integer port,
        Boolean provisioningEnabled,
        Boolean staging,
        Boolean rac,
        String namespace)
        implements Placed {}
