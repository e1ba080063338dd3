package io.jenkins.plugins.delphixpipeline.engine.wire;

/** A job of the Masking Engine that an engine knows of. */
public record MaskingJob(
        String reference, String name, String maskingJobId, String associatedContainer, String namespace)
        implements Placed {}
