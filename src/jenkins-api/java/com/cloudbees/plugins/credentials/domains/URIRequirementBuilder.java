package com.cloudbees.plugins.credentials.domains;

import java.util.List;

public class URIRequirementBuilder {
    URIRequirementBuilder() {}

    public static URIRequirementBuilder create() {
        throw new UnsupportedOperationException("signature only");
    }

    public static URIRequirementBuilder fromUri(String uri) {
        throw new UnsupportedOperationException("signature only");
    }

    public URIRequirementBuilder withUri(String uri) {
        throw new UnsupportedOperationException("signature only");
    }

    public List<DomainRequirement> build() {
        throw new UnsupportedOperationException("signature only");
    }
}
