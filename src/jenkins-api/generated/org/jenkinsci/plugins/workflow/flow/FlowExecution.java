// Generated from the real class; SignaturesTest says how. Do not edit.
package org.jenkinsci.plugins.workflow.flow;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public abstract class FlowExecution {
    public FlowExecution() {
        super();
    }

    @edu.umd.cs.findbugs.annotations.CheckForNull
    public abstract org.jenkinsci.plugins.workflow.graph.FlowNode getNode(java.lang.String id) throws java.io.IOException;
}
