// Generated from the real class; SignaturesTest says how. Do not edit.
package io.jenkins.plugins.checks.api;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public enum ChecksStatus {
    NONE, QUEUED, IN_PROGRESS, COMPLETED;
}
