// Generated from the real class; SignaturesTest says how. Do not edit.
package org.jenkinsci.plugins.workflow.graph;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public abstract class FlowNode extends hudson.model.Actionable implements hudson.model.Saveable {
    protected FlowNode(org.jenkinsci.plugins.workflow.flow.FlowExecution exec, java.lang.String id, java.util.List<org.jenkinsci.plugins.workflow.graph.FlowNode> parents) {
        super();
    }

    public final boolean isRunning() {
        throw new UnsupportedOperationException("signature only");
    }

    public final boolean isActive() {
        throw new UnsupportedOperationException("signature only");
    }

    public java.lang.String getId() {
        throw new UnsupportedOperationException("signature only");
    }

    public final java.lang.String getSearchUrl() {
        throw new UnsupportedOperationException("signature only");
    }

    protected abstract java.lang.String getTypeDisplayName();

    @edu.umd.cs.findbugs.annotations.CheckForNull
    public final <T extends hudson.model.Action> T getPersistentAction(@edu.umd.cs.findbugs.annotations.NonNull java.lang.Class<T> type) {
        throw new UnsupportedOperationException("signature only");
    }

    public void save() throws java.io.IOException {
        throw new UnsupportedOperationException("signature only");
    }
}
