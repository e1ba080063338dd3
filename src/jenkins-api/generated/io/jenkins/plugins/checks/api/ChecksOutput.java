// Generated from the real class; SignaturesTest says how. Do not edit.
package io.jenkins.plugins.checks.api;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public class ChecksOutput {
    public ChecksOutput(io.jenkins.plugins.checks.api.ChecksOutput that) {
        super();
    }

    public static class ChecksOutputBuilder {
        public ChecksOutputBuilder() {
            super();
        }
    
        public io.jenkins.plugins.checks.api.ChecksOutput.ChecksOutputBuilder withTitle(java.lang.String title) {
            throw new UnsupportedOperationException("signature only");
        }
    
        public io.jenkins.plugins.checks.api.ChecksOutput.ChecksOutputBuilder withSummary(java.lang.String summary) {
            throw new UnsupportedOperationException("signature only");
        }
    
        public io.jenkins.plugins.checks.api.ChecksOutput build() {
            throw new UnsupportedOperationException("signature only");
        }
    }
}
