// Generated from the real class; SignaturesTest says how. Do not edit.
package org.jenkinsci.plugins.structs.describable;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public class UninstantiatedDescribable implements java.io.Serializable {
    public static final java.lang.String ANONYMOUS_KEY = "<anonymous>";

    public UninstantiatedDescribable(java.util.Map<java.lang.String, ?> arguments) {
        super();
    }

    public org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable withArguments(java.util.Map<java.lang.String, ?> arguments) {
        throw new UnsupportedOperationException("signature only");
    }

    public java.util.Map<java.lang.String, ?> getArguments() {
        throw new UnsupportedOperationException("signature only");
    }
}
