// Generated from the real class; SignaturesTest says how. Do not edit.
package jenkins.model;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public abstract class Tab implements hudson.model.Action {
    public Tab(hudson.model.Actionable object) {
        super();
    }
}
