// Generated from the real class; SignaturesTest says how. Do not edit.
package com.cloudbees.plugins.credentials;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public class CredentialsMatchers {
    private CredentialsMatchers() {
        super();
    }

    @edu.umd.cs.findbugs.annotations.NonNull
    public static com.cloudbees.plugins.credentials.CredentialsMatcher always() {
        throw new UnsupportedOperationException("signature only");
    }

    @edu.umd.cs.findbugs.annotations.NonNull
    public static com.cloudbees.plugins.credentials.CredentialsMatcher withId(@edu.umd.cs.findbugs.annotations.NonNull java.lang.String id) {
        throw new UnsupportedOperationException("signature only");
    }
}
