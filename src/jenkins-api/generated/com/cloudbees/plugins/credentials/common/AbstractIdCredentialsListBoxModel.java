// Generated from the real class; SignaturesTest says how. Do not edit.
package com.cloudbees.plugins.credentials.common;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public abstract class AbstractIdCredentialsListBoxModel<T extends com.cloudbees.plugins.credentials.common.AbstractIdCredentialsListBoxModel<T, C>, C extends com.cloudbees.plugins.credentials.common.IdCredentials> extends hudson.util.ListBoxModel {
    public AbstractIdCredentialsListBoxModel() {
        super();
    }

    @edu.umd.cs.findbugs.annotations.NonNull
    public com.cloudbees.plugins.credentials.common.AbstractIdCredentialsListBoxModel<T, C> includeEmptyValue() {
        throw new UnsupportedOperationException("signature only");
    }

    public com.cloudbees.plugins.credentials.common.AbstractIdCredentialsListBoxModel<T, C> includeMatchingAs(@edu.umd.cs.findbugs.annotations.NonNull org.springframework.security.core.Authentication authentication, hudson.model.Item context, @edu.umd.cs.findbugs.annotations.NonNull java.lang.Class<? extends C> type, @edu.umd.cs.findbugs.annotations.NonNull java.util.List<com.cloudbees.plugins.credentials.domains.DomainRequirement> domainRequirements, @edu.umd.cs.findbugs.annotations.NonNull com.cloudbees.plugins.credentials.CredentialsMatcher matcher) {
        throw new UnsupportedOperationException("signature only");
    }

    public com.cloudbees.plugins.credentials.common.AbstractIdCredentialsListBoxModel<T, C> includeMatchingAs(@edu.umd.cs.findbugs.annotations.NonNull org.springframework.security.core.Authentication authentication, @edu.umd.cs.findbugs.annotations.NonNull hudson.model.ItemGroup context, @edu.umd.cs.findbugs.annotations.NonNull java.lang.Class<? extends C> type, @edu.umd.cs.findbugs.annotations.NonNull java.util.List<com.cloudbees.plugins.credentials.domains.DomainRequirement> domainRequirements, @edu.umd.cs.findbugs.annotations.NonNull com.cloudbees.plugins.credentials.CredentialsMatcher matcher) {
        throw new UnsupportedOperationException("signature only");
    }

    public com.cloudbees.plugins.credentials.common.AbstractIdCredentialsListBoxModel<T, C> includeCurrentValue(@edu.umd.cs.findbugs.annotations.NonNull java.lang.String value) {
        throw new UnsupportedOperationException("signature only");
    }
}
