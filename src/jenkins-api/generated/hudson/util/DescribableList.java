// Generated from the real class; SignaturesTest says how. Do not edit.
package hudson.util;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public class DescribableList<T extends hudson.model.Describable<T>, D extends hudson.model.Descriptor<T>> extends hudson.util.PersistedList<T> {
    protected DescribableList() {
        super();
    }

    public <U extends T> U get(java.lang.Class<U> type) {
        throw new UnsupportedOperationException("signature only");
    }
}
