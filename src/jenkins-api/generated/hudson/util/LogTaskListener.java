// Generated from the real class; SignaturesTest says how. Do not edit.
package hudson.util;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public class LogTaskListener implements hudson.model.TaskListener, java.io.Closeable {
    public LogTaskListener(java.util.logging.Logger logger, java.util.logging.Level level) {
        super();
    }

    public java.io.PrintStream getLogger() {
        throw new UnsupportedOperationException("signature only");
    }

    public void close() {
        throw new UnsupportedOperationException("signature only");
    }
}
