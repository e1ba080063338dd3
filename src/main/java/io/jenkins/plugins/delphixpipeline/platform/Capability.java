package io.jenkins.plugins.delphixpipeline.platform;

/** What not every kind or version of back end can do. */
public enum Capability {
    DATASETS,
    SELF_SERVICE,
    MASKING_HOOKS,
    CANCEL_JOBS
}
