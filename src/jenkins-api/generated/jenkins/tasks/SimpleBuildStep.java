// Generated from the real class; SignaturesTest says how. Do not edit.
package jenkins.tasks;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public interface SimpleBuildStep extends hudson.tasks.BuildStep {
    public default void perform(@edu.umd.cs.findbugs.annotations.NonNull hudson.model.Run<?, ?> run, @edu.umd.cs.findbugs.annotations.NonNull hudson.FilePath workspace, @edu.umd.cs.findbugs.annotations.NonNull hudson.EnvVars env, @edu.umd.cs.findbugs.annotations.NonNull hudson.Launcher launcher, @edu.umd.cs.findbugs.annotations.NonNull hudson.model.TaskListener listener) throws java.lang.InterruptedException, java.io.IOException {
        throw new UnsupportedOperationException("signature only");
    }

    public default void perform(@edu.umd.cs.findbugs.annotations.NonNull hudson.model.Run<?, ?> run, @edu.umd.cs.findbugs.annotations.NonNull hudson.EnvVars env, @edu.umd.cs.findbugs.annotations.NonNull hudson.model.TaskListener listener) throws java.lang.InterruptedException, java.io.IOException {
        throw new UnsupportedOperationException("signature only");
    }

    public default boolean requiresWorkspace() {
        throw new UnsupportedOperationException("signature only");
    }
}
