// Generated from the real class; SignaturesTest says how. Do not edit.
package hudson.console;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public abstract class ConsoleLogFilter implements hudson.ExtensionPoint {
    public ConsoleLogFilter() {
        super();
    }

    public java.io.OutputStream decorateLogger(hudson.model.AbstractBuild build, java.io.OutputStream logger) throws java.io.IOException, java.lang.InterruptedException {
        throw new UnsupportedOperationException("signature only");
    }

    public static hudson.ExtensionList<hudson.console.ConsoleLogFilter> all() {
        throw new UnsupportedOperationException("signature only");
    }
}
