package io.jenkins.plugins.delphixpipeline.platform.model;

/**
 * A Self-Service template: what data pods are made from. Bookmarks hang on its active branch.
 *
 * @param namespace null for local ones, else where a replicated one came from
 */
public record DataTemplate(String reference, String name, String activeBranch, Namespace namespace) implements Named {
    /** A local one. */
    public DataTemplate(String reference, String name, String activeBranch) {
        this(reference, name, activeBranch, null);
    }
}
