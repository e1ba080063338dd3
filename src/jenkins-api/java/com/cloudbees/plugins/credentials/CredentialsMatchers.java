package com.cloudbees.plugins.credentials;

public class CredentialsMatchers {
    private CredentialsMatchers() {}

    public static CredentialsMatcher always() {
        throw new UnsupportedOperationException("signature only");
    }

    public static CredentialsMatcher withId(String id) {
        throw new UnsupportedOperationException("signature only");
    }

    public static CredentialsMatcher instanceOf(@SuppressWarnings("rawtypes") Class type) {
        throw new UnsupportedOperationException("signature only");
    }
}
