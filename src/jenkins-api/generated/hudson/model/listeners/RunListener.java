// Generated from the real class; SignaturesTest says how. Do not edit.
package hudson.model.listeners;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public abstract class RunListener<R extends hudson.model.Run> implements hudson.ExtensionPoint {
    protected RunListener() {
        super();
    }

    public void onCompleted(R r, @edu.umd.cs.findbugs.annotations.NonNull hudson.model.TaskListener listener) {
        throw new UnsupportedOperationException("signature only");
    }

    public static void fireCompleted(hudson.model.Run r, @edu.umd.cs.findbugs.annotations.NonNull hudson.model.TaskListener listener) {
        throw new UnsupportedOperationException("signature only");
    }

    public static void fireInitialize(hudson.model.Run r) {
        throw new UnsupportedOperationException("signature only");
    }

    public static void fireStarted(hudson.model.Run r, hudson.model.TaskListener listener) {
        throw new UnsupportedOperationException("signature only");
    }

    public static void fireFinalized(hudson.model.Run r) {
        throw new UnsupportedOperationException("signature only");
    }

    public static void fireDeleted(hudson.model.Run r) {
        throw new UnsupportedOperationException("signature only");
    }

    public static hudson.ExtensionList<hudson.model.listeners.RunListener> all() {
        throw new UnsupportedOperationException("signature only");
    }
}
