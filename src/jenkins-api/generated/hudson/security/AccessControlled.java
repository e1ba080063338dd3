// Generated from the real class; SignaturesTest says how. Do not edit.
package hudson.security;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public interface AccessControlled {
    public default void checkPermission(@edu.umd.cs.findbugs.annotations.NonNull hudson.security.Permission permission) throws org.springframework.security.access.AccessDeniedException {
        throw new UnsupportedOperationException("signature only");
    }

    public default boolean hasPermission(@edu.umd.cs.findbugs.annotations.NonNull hudson.security.Permission permission) {
        throw new UnsupportedOperationException("signature only");
    }
}
