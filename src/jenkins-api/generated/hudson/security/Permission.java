// Generated from the real class; SignaturesTest says how. Do not edit.
package hudson.security;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public final class Permission {
    public Permission(@edu.umd.cs.findbugs.annotations.NonNull hudson.security.PermissionGroup group, @edu.umd.cs.findbugs.annotations.NonNull java.lang.String name, @edu.umd.cs.findbugs.annotations.CheckForNull org.jvnet.localizer.Localizable description, @edu.umd.cs.findbugs.annotations.CheckForNull hudson.security.Permission impliedBy, @edu.umd.cs.findbugs.annotations.NonNull hudson.security.PermissionScope scope) {
        super();
    }
}
