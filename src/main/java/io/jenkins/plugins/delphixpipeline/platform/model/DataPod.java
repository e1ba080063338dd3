package io.jenkins.plugins.delphixpipeline.platform.model;

/**
 * A Self-Service container: one or more VDBs under a template.
 *
 * @param template the reference of its template
 * @param lastOperation the reference of the newest operation on it; changes with each operation, empty before the first
 */
public record DataPod(
        String reference, String name, String template, String activeBranch, State state, String lastOperation)
        implements Named {
    public DataPod {
        // A pod that nobody has worked with has none.
        lastOperation = lastOperation == null ? "" : lastOperation;
    }

    /** The same pod with the newest operation that is known of it. */
    public DataPod after(String operation) {
        return new DataPod(reference, name, template, activeBranch, state, operation);
    }

    public enum State {
        ONLINE,
        OFFLINE,
        INCONSISTENT
    }
}
