// Generated from the real class; SignaturesTest says how. Do not edit.
package hudson.security;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public final class PermissionScope {
    public PermissionScope(java.lang.Class<? extends hudson.model.ModelObject> modelClass, hudson.security.PermissionScope... containers) {
        super();
    }
}
