// Generated from the real class; SignaturesTest says how. Do not edit.
package hudson.model;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public interface Item extends hudson.model.PersistenceRoot, hudson.model.ModelObject, jenkins.model.FullyNamed, hudson.security.AccessControlled, jenkins.util.io.OnMaster {
    public static final hudson.security.Permission CONFIGURE = null;

    public static final hudson.security.Permission EXTENDED_READ = null;

    public hudson.model.ItemGroup<? extends hudson.model.Item> getParent();

    @edu.umd.cs.findbugs.annotations.NonNull
    public java.lang.String getFullName();

    public java.lang.String getUrl();
}
