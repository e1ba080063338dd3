// Generated from the real class; SignaturesTest says how. Do not edit.
package com.cloudbees.plugins.credentials.common;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public interface StandardCredentials extends com.cloudbees.plugins.credentials.common.IdCredentials {
}
