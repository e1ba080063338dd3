package io.jenkins.plugins.delphixpipeline.engine.wire;

import com.fasterxml.jackson.databind.JsonNode;

/** The running instance of a dataset. */
public record Source(
        String reference,
        String type,
        String name,
        String container,
        String config,
        boolean linked,
        boolean virtual,
        boolean staging,
        JsonNode hosts,
        SourceRuntime runtime,
        Operations operations,
        JsonNode parameters,
        String toolkit) {}
