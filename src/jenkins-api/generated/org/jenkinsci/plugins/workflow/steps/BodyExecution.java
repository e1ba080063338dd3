// Generated from the real class; SignaturesTest says how. Do not edit.
package org.jenkinsci.plugins.workflow.steps;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public abstract class BodyExecution implements java.util.concurrent.Future<java.lang.Object>, java.io.Serializable {
    public BodyExecution() {
        super();
    }

    public boolean cancel(boolean b) {
        throw new UnsupportedOperationException("signature only");
    }

    public boolean cancel(java.lang.Throwable t) {
        throw new UnsupportedOperationException("signature only");
    }
}
