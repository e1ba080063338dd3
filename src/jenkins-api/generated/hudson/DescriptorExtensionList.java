// Generated from the real class; SignaturesTest says how. Do not edit.
package hudson;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public class DescriptorExtensionList<T extends hudson.model.Describable<T>, D extends hudson.model.Descriptor<T>> extends hudson.ExtensionList<D> {
    protected DescriptorExtensionList(jenkins.model.Jenkins jenkins, java.lang.Class<T> describableType) {
        super(null, null);
    }

    public boolean add(D d) {
        throw new UnsupportedOperationException("signature only");
    }

    public boolean remove(java.lang.Object o) {
        throw new UnsupportedOperationException("signature only");
    }
}
