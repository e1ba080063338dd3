// Generated from the real class; SignaturesTest says how. Do not edit.
package com.cloudbees.plugins.credentials.common;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public interface UsernameCredentials extends com.cloudbees.plugins.credentials.Credentials {
    @edu.umd.cs.findbugs.annotations.NonNull
    public java.lang.String getUsername();
}
