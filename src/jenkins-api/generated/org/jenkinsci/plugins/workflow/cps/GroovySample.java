// Generated from the real class; SignaturesTest says how. Do not edit.
package org.jenkinsci.plugins.workflow.cps;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public interface GroovySample extends hudson.ExtensionPoint {
    public java.lang.String name();

    public java.lang.String title();

    public java.lang.String script();
}
