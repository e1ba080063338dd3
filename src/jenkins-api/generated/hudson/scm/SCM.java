// Generated from the real class; SignaturesTest says how. Do not edit.
package hudson.scm;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public abstract class SCM implements hudson.model.Describable<hudson.scm.SCM>, hudson.ExtensionPoint {
    public SCM() {
        super();
    }
}
