// Generated from the real class; SignaturesTest says how. Do not edit.
package hudson.model;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public abstract class AbstractCIBase extends hudson.model.Node implements hudson.model.ItemGroup<hudson.model.TopLevelItem>, org.kohsuke.stapler.StaplerProxy, hudson.model.Saveable, hudson.model.ModelObject, hudson.security.AccessControlled, hudson.model.DescriptorByNameOwner {
    public AbstractCIBase() {
        super();
    }

    public java.lang.String getUrl() {
        throw new UnsupportedOperationException("signature only");
    }
}
