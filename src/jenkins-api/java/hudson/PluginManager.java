package hudson;

import hudson.model.AbstractModelObject;
import jenkins.util.io.OnMaster;
import org.kohsuke.stapler.StaplerOverridable;
import org.kohsuke.stapler.StaplerProxy;

public abstract class PluginManager extends AbstractModelObject implements OnMaster, StaplerOverridable, StaplerProxy {
    public final ClassLoader uberClassLoader = null;

    private PluginManager() {}
}
