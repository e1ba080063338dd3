package hudson.security;

import org.springframework.security.core.Authentication;

public abstract class ACL {
    public static final Authentication SYSTEM2 = null;

    public final void checkPermission(Permission permission) {
        throw new UnsupportedOperationException("signature only");
    }

    public final boolean hasPermission(Permission permission) {
        throw new UnsupportedOperationException("signature only");
    }

    public boolean hasPermission2(Authentication who, Permission permission) {
        throw new UnsupportedOperationException("signature only");
    }

    public static ACLContext as2(Authentication who) {
        throw new UnsupportedOperationException("signature only");
    }
}
