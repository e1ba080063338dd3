// Generated from the real class; SignaturesTest says how. Do not edit.
package hudson.model;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public interface ItemGroup<T extends hudson.model.Item> extends jenkins.model.FullyNamed, hudson.model.ModelObject, hudson.model.PersistenceRoot {
    public java.lang.String getUrl();

    public default <T extends hudson.model.Item> java.lang.Iterable<T> allItems(java.lang.Class<T> type) {
        throw new UnsupportedOperationException("signature only");
    }
}
