// Generated from the real class; SignaturesTest says how. Do not edit.
package jenkins.branch;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public abstract class BranchProperty extends hudson.model.AbstractDescribableImpl<jenkins.branch.BranchProperty> implements hudson.ExtensionPoint {
    public BranchProperty() {
        super();
    }
}
