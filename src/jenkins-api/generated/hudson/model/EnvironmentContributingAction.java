// Generated from the real class; SignaturesTest says how. Do not edit.
package hudson.model;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public interface EnvironmentContributingAction extends hudson.model.Action {
    public default void buildEnvironment(@edu.umd.cs.findbugs.annotations.NonNull hudson.model.Run<?, ?> run, @edu.umd.cs.findbugs.annotations.NonNull hudson.EnvVars env) {
        throw new UnsupportedOperationException("signature only");
    }
}
