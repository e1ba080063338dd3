package io.jenkins.plugins.delphixpipeline.platform;

/**
 * A Self-Service container: one or more VDBs under a template.
 *
 * @param template the reference of its template
 * @param lastOperation the reference of the newest operation on it; changes with each operation
 */
public record DataPod(
        String reference, String name, String template, String activeBranch, State state, String lastOperation)
        implements Named {
    public enum State {
        ONLINE,
        OFFLINE,
        INCONSISTENT
    }
}
