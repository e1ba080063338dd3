// Generated from the real class; SignaturesTest says how. Do not edit.
package jenkins.branch;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public abstract class MultiBranchProject<P extends hudson.model.Job<P, R> & hudson.model.TopLevelItem, R extends hudson.model.Run<P, R>> extends com.cloudbees.hudson.plugins.folder.AbstractFolder<P> implements hudson.model.Item, hudson.model.Queue.Task {
    protected MultiBranchProject(hudson.model.ItemGroup parent, java.lang.String name) {
        super(null, null);
    }

    @edu.umd.cs.findbugs.annotations.NonNull
    public jenkins.branch.BranchProjectFactory<P, R> getProjectFactory() {
        throw new UnsupportedOperationException("signature only");
    }
}
