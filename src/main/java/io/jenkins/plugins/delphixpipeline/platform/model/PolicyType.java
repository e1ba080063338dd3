package io.jenkins.plugins.delphixpipeline.platform.model;

/** What a policy rules over. */
public enum PolicyType {
    /** When snapshots are taken. */
    SNAPSHOT_POLICY,
    /** How long they are kept. */
    RETENTION_POLICY
}
