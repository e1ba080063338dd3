// Generated from the real class; SignaturesTest says how. Do not edit.
package hudson.model;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public interface Action extends hudson.model.ModelObject {
    @edu.umd.cs.findbugs.annotations.CheckForNull
    public java.lang.String getIconFileName();

    @edu.umd.cs.findbugs.annotations.CheckForNull
    public java.lang.String getDisplayName();

    @edu.umd.cs.findbugs.annotations.CheckForNull
    public java.lang.String getUrlName();
}
