// Generated from the real class; SignaturesTest says how. Do not edit.
package org.jenkinsci.plugins.structs.describable;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public final class DescribableModel<T> implements java.io.Serializable {
    public static final java.lang.String CLAZZ = "$class";

    public static <T> org.jenkinsci.plugins.structs.describable.DescribableModel<T> of(java.lang.Class<T> clazz) {
        throw new UnsupportedOperationException("signature only");
    }

    public DescribableModel(java.lang.Class<T> clazz) {
        super();
    }

    public T instantiate(java.util.Map<java.lang.String, ?> arguments, @edu.umd.cs.findbugs.annotations.CheckForNull hudson.model.TaskListener listener) throws java.lang.IllegalArgumentException {
        throw new UnsupportedOperationException("signature only");
    }

    public org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable uninstantiate2(T o) throws java.lang.UnsupportedOperationException {
        throw new UnsupportedOperationException("signature only");
    }
}
