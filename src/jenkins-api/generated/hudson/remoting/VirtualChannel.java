// Generated from the real class; SignaturesTest says how. Do not edit.
package hudson.remoting;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public interface VirtualChannel {
    public <V, T extends java.lang.Throwable> V call(hudson.remoting.Callable<V, T> callable) throws java.io.IOException, T, java.lang.InterruptedException;
}
