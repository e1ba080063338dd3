// Generated from the real class; SignaturesTest says how. Do not edit.
package io.jenkins.plugins.checks.api;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public class ChecksDetails {
    private ChecksDetails(@edu.umd.cs.findbugs.annotations.CheckForNull java.lang.String name, io.jenkins.plugins.checks.api.ChecksStatus status, @edu.umd.cs.findbugs.annotations.CheckForNull java.lang.String detailsURL, @edu.umd.cs.findbugs.annotations.CheckForNull java.time.LocalDateTime startedAt, io.jenkins.plugins.checks.api.ChecksConclusion conclusion, @edu.umd.cs.findbugs.annotations.CheckForNull java.time.LocalDateTime completedAt, @edu.umd.cs.findbugs.annotations.CheckForNull io.jenkins.plugins.checks.api.ChecksOutput output, java.util.List<io.jenkins.plugins.checks.api.ChecksAction> actions) {
        super();
    }

    public static class ChecksDetailsBuilder {
        public ChecksDetailsBuilder() {
            super();
        }
    
        public io.jenkins.plugins.checks.api.ChecksDetails.ChecksDetailsBuilder withName(java.lang.String name) {
            throw new UnsupportedOperationException("signature only");
        }
    
        public io.jenkins.plugins.checks.api.ChecksDetails.ChecksDetailsBuilder withStatus(io.jenkins.plugins.checks.api.ChecksStatus status) {
            throw new UnsupportedOperationException("signature only");
        }
    
        public io.jenkins.plugins.checks.api.ChecksDetails.ChecksDetailsBuilder withDetailsURL(java.lang.String detailsURL) {
            throw new UnsupportedOperationException("signature only");
        }
    
        public io.jenkins.plugins.checks.api.ChecksDetails.ChecksDetailsBuilder withConclusion(io.jenkins.plugins.checks.api.ChecksConclusion conclusion) {
            throw new UnsupportedOperationException("signature only");
        }
    
        public io.jenkins.plugins.checks.api.ChecksDetails.ChecksDetailsBuilder withOutput(io.jenkins.plugins.checks.api.ChecksOutput output) {
            throw new UnsupportedOperationException("signature only");
        }
    
        public io.jenkins.plugins.checks.api.ChecksDetails build() {
            throw new UnsupportedOperationException("signature only");
        }
    }
}
