package io.jenkins.plugins.delphixpipeline.platform.model;

/** The kinds of back ends that a connection may be for. Each has its own words for logins and rights. */
public enum BackEndKind {
    ENGINE,
    MASKING_ENGINE,
    DCT
}
