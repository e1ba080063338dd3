// Generated from the real class; SignaturesTest says how. Do not edit.
package io.jenkins.plugins.checks.api;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public enum ChecksConclusion {
    NONE, ACTION_REQUIRED, SKIPPED, CANCELED, TIME_OUT, FAILURE, NEUTRAL, SUCCESS;
}
