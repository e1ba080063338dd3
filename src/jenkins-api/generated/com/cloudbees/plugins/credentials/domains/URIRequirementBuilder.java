// Generated from the real class; SignaturesTest says how. Do not edit.
package com.cloudbees.plugins.credentials.domains;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public class URIRequirementBuilder {
    private URIRequirementBuilder(@edu.umd.cs.findbugs.annotations.NonNull java.util.List<com.cloudbees.plugins.credentials.domains.DomainRequirement> requirements) {
        super();
    }

    @edu.umd.cs.findbugs.annotations.NonNull
    public static com.cloudbees.plugins.credentials.domains.URIRequirementBuilder fromUri(@edu.umd.cs.findbugs.annotations.CheckForNull java.lang.String uri) {
        throw new UnsupportedOperationException("signature only");
    }

    @edu.umd.cs.findbugs.annotations.NonNull
    public java.util.List<com.cloudbees.plugins.credentials.domains.DomainRequirement> build() {
        throw new UnsupportedOperationException("signature only");
    }
}
