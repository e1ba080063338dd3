// Generated from the real class; SignaturesTest says how. Do not edit.
package org.kohsuke.stapler;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public interface StaplerProxy {
    public java.lang.Object getTarget();
}
