package hudson.model;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.security.Permission;
import java.io.IOException;
import org.kohsuke.stapler.StaplerProxy;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

public abstract class AdministrativeMonitor extends AbstractModelObject implements ExtensionPoint, StaplerProxy {
    public final String id;

    protected AdministrativeMonitor(String id) {
        this.id = id;
    }

    protected AdministrativeMonitor() {
        this.id = getClass().getName();
    }

    public String getUrl() {
        return "administrativeMonitor/" + id;
    }

    public String getDisplayName() {
        return id;
    }

    public final String getSearchUrl() {
        return getUrl();
    }

    public void disable(boolean value) throws IOException {
        throw new UnsupportedOperationException("signature only");
    }

    public boolean isEnabled() {
        throw new UnsupportedOperationException("signature only");
    }

    public abstract boolean isActivated();

    public boolean isActivationFake() {
        return false;
    }

    public boolean isSecurity() {
        return false;
    }

    public void doDisable(StaplerRequest2 request, StaplerResponse2 response) throws IOException {
        throw new UnsupportedOperationException("signature only");
    }

    @Deprecated
    public Permission getRequiredPermission() {
        throw new UnsupportedOperationException("signature only");
    }

    public void checkRequiredPermission() {
        throw new UnsupportedOperationException("signature only");
    }

    public boolean hasRequiredPermission() {
        throw new UnsupportedOperationException("signature only");
    }

    public static boolean hasPermissionToDisplay() {
        throw new UnsupportedOperationException("signature only");
    }

    @Override
    public Object getTarget() {
        throw new UnsupportedOperationException("signature only");
    }

    public static ExtensionList<AdministrativeMonitor> all() {
        throw new UnsupportedOperationException("signature only");
    }
}
