// Generated from the real class; SignaturesTest says how. Do not edit.
package hudson.triggers;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public abstract class SafeTimerTask extends java.util.TimerTask {
    public SafeTimerTask() {
        super();
    }

    public final void run() {
        throw new UnsupportedOperationException("signature only");
    }

    protected abstract void doRun() throws java.lang.Exception;

    public static java.io.File getLogsRoot() {
        throw new UnsupportedOperationException("signature only");
    }
}
