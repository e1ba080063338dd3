// Generated from the real class; SignaturesTest says how. Do not edit.
package jenkins.scm.api;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public class SCMHead implements java.lang.Comparable<jenkins.scm.api.SCMHead>, java.io.Serializable {
    public SCMHead(@edu.umd.cs.findbugs.annotations.NonNull java.lang.String name) {
        super();
    }

    public int compareTo(jenkins.scm.api.SCMHead o) {
        throw new UnsupportedOperationException("signature only");
    }
}
