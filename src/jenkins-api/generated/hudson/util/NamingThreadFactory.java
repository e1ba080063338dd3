// Generated from the real class; SignaturesTest says how. Do not edit.
package hudson.util;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public final class NamingThreadFactory implements java.util.concurrent.ThreadFactory {
    public NamingThreadFactory(java.util.concurrent.ThreadFactory delegate, java.lang.String name) {
        super();
    }

    public java.lang.Thread newThread(java.lang.Runnable r) {
        throw new UnsupportedOperationException("signature only");
    }
}
