// Generated from the real class; SignaturesTest says how. Do not edit.
package hudson.model;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public abstract class LoadBalancer implements hudson.ExtensionPoint {
    public LoadBalancer() {
        super();
    }
}
