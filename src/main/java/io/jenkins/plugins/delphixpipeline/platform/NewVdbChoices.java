package io.jenkins.plugins.delphixpipeline.platform;

import java.util.List;

/** What a back end offers for a new VDB beside its place. */
public interface NewVdbChoices {
    /** Names of the policies that can rule over a VDB's own snapshots. */
    List<String> policies(PolicyType type);

    /**
     * Names of the users that can run a database.
     *
     * @param environment its name
     */
    List<String> environmentUsers(String environment);

    /** What a policy rules over. */
    enum PolicyType {
        /** When snapshots are taken. */
        SNAPSHOT_POLICY,
        /** How long they are kept. */
        RETENTION_POLICY
    }
}
