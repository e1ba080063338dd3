package io.jenkins.plugins.delphixpipeline.engine.wire;

/** What bears a name of its own among the local objects of its kind, or of its namespace where it was replicated here. */
public interface Placed {
    String reference();

    String name();

    /** Engine API: the reference of the namespace; null for local objects. */
    String namespace();
}
