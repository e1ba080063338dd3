// Generated from the real class; SignaturesTest says how. Do not edit.
package hudson.model;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public interface Describable<T extends hudson.model.Describable<T>> {
    public default hudson.model.Descriptor<T> getDescriptor() {
        throw new UnsupportedOperationException("signature only");
    }
}
