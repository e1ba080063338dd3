// Generated from the real class; SignaturesTest says how. Do not edit.
package hudson.security;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public abstract class ACL {
    public static final java.lang.String ANONYMOUS_USERNAME = "anonymous";

    public static final java.lang.String SYSTEM_USERNAME = "SYSTEM";

    public static final org.springframework.security.core.Authentication SYSTEM2 = null;

    public ACL() {
        super();
    }

    @edu.umd.cs.findbugs.annotations.NonNull
    public static hudson.security.ACLContext as2(@edu.umd.cs.findbugs.annotations.NonNull org.springframework.security.core.Authentication auth) {
        throw new UnsupportedOperationException("signature only");
    }
}
