// Generated from the real class; SignaturesTest says how. Do not edit.
package com.cloudbees.plugins.credentials;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public abstract class CredentialsProvider extends hudson.model.Descriptor<com.cloudbees.plugins.credentials.CredentialsProvider> implements hudson.ExtensionPoint, hudson.model.Describable<com.cloudbees.plugins.credentials.CredentialsProvider> {
    public static final hudson.security.Permission USE_ITEM = null;

    public CredentialsProvider() {
        super();
    }

    public static <C extends com.cloudbees.plugins.credentials.common.IdCredentials> hudson.util.ListBoxModel listCredentialsInItemGroup(@edu.umd.cs.findbugs.annotations.NonNull java.lang.Class<C> type, hudson.model.ItemGroup itemGroup, org.springframework.security.core.Authentication authentication, java.util.List<com.cloudbees.plugins.credentials.domains.DomainRequirement> domainRequirements, com.cloudbees.plugins.credentials.CredentialsMatcher matcher) {
        throw new UnsupportedOperationException("signature only");
    }

    @edu.umd.cs.findbugs.annotations.NonNull
    public static <C extends com.cloudbees.plugins.credentials.common.IdCredentials> hudson.util.ListBoxModel listCredentialsInItem(@edu.umd.cs.findbugs.annotations.NonNull java.lang.Class<C> type, hudson.model.Item item, org.springframework.security.core.Authentication authentication, java.util.List<com.cloudbees.plugins.credentials.domains.DomainRequirement> domainRequirements, com.cloudbees.plugins.credentials.CredentialsMatcher matcher) {
        throw new UnsupportedOperationException("signature only");
    }

    @edu.umd.cs.findbugs.annotations.CheckForNull
    public static <C extends com.cloudbees.plugins.credentials.common.IdCredentials> C findCredentialByIdInItemGroup(@edu.umd.cs.findbugs.annotations.NonNull java.lang.String id, @edu.umd.cs.findbugs.annotations.NonNull java.lang.Class<C> type, hudson.model.ItemGroup<?> itemGroup, org.springframework.security.core.Authentication authentication, java.util.List<com.cloudbees.plugins.credentials.domains.DomainRequirement> domainRequirements) {
        throw new UnsupportedOperationException("signature only");
    }

    @edu.umd.cs.findbugs.annotations.CheckForNull
    public static <C extends com.cloudbees.plugins.credentials.common.IdCredentials> C findCredentialByIdInItem(@edu.umd.cs.findbugs.annotations.NonNull java.lang.String id, @edu.umd.cs.findbugs.annotations.NonNull java.lang.Class<C> type, hudson.model.Item item, org.springframework.security.core.Authentication authentication, java.util.List<com.cloudbees.plugins.credentials.domains.DomainRequirement> domainRequirements) {
        throw new UnsupportedOperationException("signature only");
    }

    @edu.umd.cs.findbugs.annotations.CheckForNull
    public static <C extends com.cloudbees.plugins.credentials.common.IdCredentials> C findCredentialById(@edu.umd.cs.findbugs.annotations.NonNull java.lang.String id, @edu.umd.cs.findbugs.annotations.NonNull java.lang.Class<C> type, @edu.umd.cs.findbugs.annotations.NonNull hudson.model.Run<?, ?> run, java.util.List<com.cloudbees.plugins.credentials.domains.DomainRequirement> domainRequirements) {
        throw new UnsupportedOperationException("signature only");
    }

    @edu.umd.cs.findbugs.annotations.CheckForNull
    public static <C extends com.cloudbees.plugins.credentials.Credentials> C track(@edu.umd.cs.findbugs.annotations.NonNull hudson.model.Run build, @edu.umd.cs.findbugs.annotations.CheckForNull C credentials) {
        throw new UnsupportedOperationException("signature only");
    }
}
