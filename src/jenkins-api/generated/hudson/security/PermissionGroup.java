// Generated from the real class; SignaturesTest says how. Do not edit.
package hudson.security;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public final class PermissionGroup implements java.lang.Iterable<hudson.security.Permission>, java.lang.Comparable<hudson.security.PermissionGroup> {
    public PermissionGroup(@edu.umd.cs.findbugs.annotations.NonNull java.lang.Class owner, org.jvnet.localizer.Localizable title) throws java.lang.IllegalStateException {
        super();
    }

    public java.util.Iterator<hudson.security.Permission> iterator() {
        throw new UnsupportedOperationException("signature only");
    }

    public int compareTo(hudson.security.PermissionGroup that) {
        throw new UnsupportedOperationException("signature only");
    }
}
