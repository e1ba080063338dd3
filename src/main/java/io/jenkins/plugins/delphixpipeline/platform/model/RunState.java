package io.jenkins.plugins.delphixpipeline.platform.model;

/**
 * Whether a VDB can be used right now.
 *
 * @param enabled false when the back end has disabled it: its files are unmounted and nobody can read them
 * @param running whether its database is up
 * @param host where it runs, as far as the back end tells; null otherwise
 */
public record RunState(boolean enabled, boolean running, String host) {}
