// Generated from the real class; SignaturesTest says how. Do not edit.
package hudson.util;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public class DaemonThreadFactory implements java.util.concurrent.ThreadFactory {
    public DaemonThreadFactory() {
        super();
    }

    public java.lang.Thread newThread(java.lang.Runnable r) {
        throw new UnsupportedOperationException("signature only");
    }
}
