// Generated from the real class; SignaturesTest says how. Do not edit.
package jenkins.model;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public abstract class TransientActionFactory<T> implements hudson.ExtensionPoint {
    public TransientActionFactory() {
        super();
    }

    public abstract java.lang.Class<T> type();

    public java.lang.Class<? extends hudson.model.Action> actionType() {
        throw new UnsupportedOperationException("signature only");
    }

    @edu.umd.cs.findbugs.annotations.NonNull
    public abstract java.util.Collection<? extends hudson.model.Action> createFor(@edu.umd.cs.findbugs.annotations.NonNull T target);

    public static java.lang.Iterable<? extends jenkins.model.TransientActionFactory<?>> factoriesFor(java.lang.Class<?> type, java.lang.Class<? extends hudson.model.Action> actionType) {
        throw new UnsupportedOperationException("signature only");
    }
}
