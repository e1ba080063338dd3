// Generated from the real class; SignaturesTest says how. Do not edit.
package org.jenkinsci.plugins.workflow.flow;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public abstract class FlowExecutionOwner implements java.io.Serializable {
    public FlowExecutionOwner() {
        super();
    }

    @edu.umd.cs.findbugs.annotations.NonNull
    public abstract org.jenkinsci.plugins.workflow.flow.FlowExecution get() throws java.io.IOException;

    public interface Executable extends java.lang.Runnable {
        @edu.umd.cs.findbugs.annotations.CheckForNull
        public org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner asFlowExecutionOwner();
    }
}
