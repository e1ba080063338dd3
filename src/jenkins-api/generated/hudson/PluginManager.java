// Generated from the real class; SignaturesTest says how. Do not edit.
package hudson;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public abstract class PluginManager extends hudson.model.AbstractModelObject implements jenkins.util.io.OnMaster, org.kohsuke.stapler.StaplerProxy {
    public final java.lang.ClassLoader uberClassLoader = null;

    protected PluginManager(jakarta.servlet.ServletContext context, java.io.File rootDir) {
        super();
    }
}
