// Generated from the real class; SignaturesTest says how. Do not edit.
package jenkins.model;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public interface FullyNamed {
    @edu.umd.cs.findbugs.annotations.NonNull
    public java.lang.String getFullName();
}
