// Generated from the real class; SignaturesTest says how. Do not edit.
package hudson.remoting;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public interface Callable<V, T extends java.lang.Throwable> extends java.io.Serializable {
    public V call() throws T;
}
