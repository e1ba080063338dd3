package io.jenkins.plugins.delphixpipeline.administration;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.ManagementLink;
import hudson.security.Permission;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.StaplerProxy;

/** A page in Manage Jenkins: to look at it, and at everything below it, takes the permission to read the system's configuration. */
public abstract class StatusPage extends ManagementLink implements StaplerProxy {
    @NonNull
    @Override
    public final Category getCategory() {
        return Category.STATUS;
    }

    @NonNull
    @Override
    public final Permission getRequiredPermission() {
        return Jenkins.SYSTEM_READ;
    }

    /** Holds for everything below this page. */
    @Override
    public final Object getTarget() {
        Jenkins.get().checkPermission(getRequiredPermission());
        return this;
    }
}
