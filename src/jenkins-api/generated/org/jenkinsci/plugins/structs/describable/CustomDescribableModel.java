// Generated from the real class; SignaturesTest says how. Do not edit.
package org.jenkinsci.plugins.structs.describable;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public interface CustomDescribableModel {
    @edu.umd.cs.findbugs.annotations.NonNull
    public default java.util.Map<java.lang.String, java.lang.Object> customInstantiate(@edu.umd.cs.findbugs.annotations.NonNull java.util.Map<java.lang.String, java.lang.Object> arguments) {
        throw new UnsupportedOperationException("signature only");
    }
}
