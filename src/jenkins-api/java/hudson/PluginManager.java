package hudson;

import hudson.model.AbstractModelObject;
import jenkins.util.io.OnMaster;
import org.kohsuke.stapler.StaplerProxy;

public abstract class PluginManager extends AbstractModelObject implements OnMaster, StaplerProxy {
    public final ClassLoader uberClassLoader = null;

    PluginManager() {}
}
