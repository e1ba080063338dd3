// Generated from the real class; SignaturesTest says how. Do not edit.
package io.jenkins.plugins.checks.api;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public class ChecksAction {
    public ChecksAction(@edu.umd.cs.findbugs.annotations.CheckForNull java.lang.String label, @edu.umd.cs.findbugs.annotations.CheckForNull java.lang.String description, @edu.umd.cs.findbugs.annotations.CheckForNull java.lang.String identifier) {
        super();
    }
}
