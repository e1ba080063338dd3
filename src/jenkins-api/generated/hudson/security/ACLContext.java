// Generated from the real class; SignaturesTest says how. Do not edit.
package hudson.security;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public class ACLContext implements java.lang.AutoCloseable {
    ACLContext(@edu.umd.cs.findbugs.annotations.NonNull org.springframework.security.core.context.SecurityContext previousContext) {
        super();
    }

    public void close() {
        throw new UnsupportedOperationException("signature only");
    }
}
