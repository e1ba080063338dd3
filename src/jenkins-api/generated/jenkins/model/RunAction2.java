// Generated from the real class; SignaturesTest says how. Do not edit.
package jenkins.model;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public interface RunAction2 extends hudson.model.Action {
    public void onAttached(hudson.model.Run<?, ?> r);

    public void onLoad(hudson.model.Run<?, ?> r);
}
