// Generated from the real class; SignaturesTest says how. Do not edit.
package hudson.model;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public abstract class AbstractProject<P extends hudson.model.AbstractProject<P, R>, R extends hudson.model.AbstractBuild<P, R>> extends hudson.model.Job<P, R> implements hudson.model.Item, hudson.model.Queue.Task {
    protected AbstractProject(hudson.model.ItemGroup parent, java.lang.String name) {
        super(null, null);
    }
}
