// Generated from the real class; SignaturesTest says how. Do not edit.
package hudson.remoting;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public abstract class CommandTransport {
    protected CommandTransport() {
        super();
    }
}
