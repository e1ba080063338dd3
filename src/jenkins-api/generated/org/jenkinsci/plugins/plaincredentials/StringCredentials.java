// Generated from the real class; SignaturesTest says how. Do not edit.
package org.jenkinsci.plugins.plaincredentials;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public interface StringCredentials extends com.cloudbees.plugins.credentials.common.StandardCredentials {
    @edu.umd.cs.findbugs.annotations.NonNull
    public hudson.util.Secret getSecret();
}
