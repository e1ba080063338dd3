// Generated from the real class; SignaturesTest says how. Do not edit.
package jenkins.branch;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public class Branch {
    public Branch(java.lang.String sourceId, jenkins.scm.api.SCMHead head, hudson.scm.SCM scm, java.util.List<? extends jenkins.branch.BranchProperty> properties) {
        super();
    }

    public static class Dead extends jenkins.branch.Branch {
        public Dead(jenkins.branch.Branch b) {
            super(null, null, null, null);
        }
    }
}
