// Generated from the real class; SignaturesTest says how. Do not edit.
package hudson.util;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public class ClassLoaderSanityThreadFactory implements java.util.concurrent.ThreadFactory {
    public ClassLoaderSanityThreadFactory(java.util.concurrent.ThreadFactory delegate) {
        super();
    }

    public java.lang.Thread newThread(java.lang.Runnable r) {
        throw new UnsupportedOperationException("signature only");
    }
}
