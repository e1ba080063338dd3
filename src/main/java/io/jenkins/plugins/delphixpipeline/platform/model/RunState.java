package io.jenkins.plugins.delphixpipeline.platform.model;

/**
 * Whether a VDB can be used right now.
 *
 * @param enabled false when the back end has disabled it: its files are unmounted and nobody can read them
 * @param running whether its database is up
 * @param host where it runs, as far as the back end tells; null otherwise
 * @param told whether the back end tells if it is enabled; where it does not, {@code enabled} is a guess
 */
public record RunState(boolean enabled, boolean running, String host, boolean told) {
    public RunState(boolean enabled, boolean running, String host) {
        this(enabled, running, host, true);
    }

    public boolean isCertainlyEnabled() {
        return told && enabled;
    }

    public boolean isCertainlyDisabled() {
        return told && !enabled;
    }
}
