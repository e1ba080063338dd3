package io.jenkins.plugins.delphixpipeline.simulator.jobs;

/**
 * On whose behalf an action runs.
 *
 * @param user reference, null for a failed login
 * @param userAgent of a root action that came over the web service; null on children and on policy actions
 * @param workSource WEBSERVICE, POLICY or SYSTEM
 * @param workSourceName of the user or the policy
 * @param parentAction reference, null for a root action
 */
public record Caller(
        String user, String userAgent, String originIp, String workSource, String workSourceName, String parentAction) {

    /** Nobody in person: a snapshot policy. */
    public static Caller policy() {
        return new Caller(null, null, null, "POLICY", "Default Snapshot", null);
    }

    /** The same user, but for a child of one of his actions, given by its reference. */
    Caller under(String parent) {
        return new Caller(user, null, null, workSource, workSourceName, parent);
    }
}
