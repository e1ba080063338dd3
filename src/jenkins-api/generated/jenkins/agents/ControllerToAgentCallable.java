// Generated from the real class; SignaturesTest says how. Do not edit.
package jenkins.agents;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public interface ControllerToAgentCallable<V, T extends java.lang.Throwable> extends hudson.remoting.Callable<V, T> {
}
