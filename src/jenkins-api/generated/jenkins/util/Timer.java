// Generated from the real class; SignaturesTest says how. Do not edit.
package jenkins.util;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public class Timer {
    @edu.umd.cs.findbugs.annotations.NonNull
    public static java.util.concurrent.ScheduledExecutorService get() {
        throw new UnsupportedOperationException("signature only");
    }

    private Timer() {
        super();
    }
}
