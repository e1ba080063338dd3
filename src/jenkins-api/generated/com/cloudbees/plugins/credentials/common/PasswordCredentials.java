// Generated from the real class; SignaturesTest says how. Do not edit.
package com.cloudbees.plugins.credentials.common;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public interface PasswordCredentials extends com.cloudbees.plugins.credentials.Credentials {
    @edu.umd.cs.findbugs.annotations.NonNull
    public hudson.util.Secret getPassword();
}
