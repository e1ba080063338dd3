package io.jenkins.plugins.delphixpipeline.engine.wire;

import java.time.Instant;

/** A dSource or VDB, with no more of it than is used: an engine may list tens of thousands. */
public record Container(
        String type,
        String reference,
        String namespace,
        String name,
        String group,
        String provisionContainer,
        String currentTimeflow,
        String previousTimeflow,
        boolean masked,
        String description,
        Instant creationTime) {}
