// Generated from the real class; SignaturesTest says how. Do not edit.
package com.cloudbees.plugins.credentials;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public interface CredentialsMatcher extends java.io.Serializable {
}
