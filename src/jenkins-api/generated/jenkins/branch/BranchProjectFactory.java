// Generated from the real class; SignaturesTest says how. Do not edit.
package jenkins.branch;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public abstract class BranchProjectFactory<P extends hudson.model.Job<P, R> & hudson.model.TopLevelItem, R extends hudson.model.Run<P, R>> extends hudson.model.AbstractDescribableImpl<jenkins.branch.BranchProjectFactory<?, ?>> implements hudson.model.Saveable, hudson.ExtensionPoint {
    public BranchProjectFactory() {
        super();
    }

    @edu.umd.cs.findbugs.annotations.NonNull
    public abstract jenkins.branch.Branch getBranch(@edu.umd.cs.findbugs.annotations.NonNull P project);

    @edu.umd.cs.findbugs.annotations.NonNull
    public P asProject(@edu.umd.cs.findbugs.annotations.NonNull hudson.model.Item item) {
        throw new UnsupportedOperationException("signature only");
    }
}
