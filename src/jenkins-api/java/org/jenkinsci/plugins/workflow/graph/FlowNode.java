package org.jenkinsci.plugins.workflow.graph;

import hudson.model.Action;
import hudson.model.Actionable;
import hudson.model.Saveable;
import java.io.IOException;
import java.util.List;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.kohsuke.stapler.export.ExportedBean;

@ExportedBean
public abstract class FlowNode extends Actionable implements Saveable {
    protected FlowNode(FlowExecution execution, String id, FlowNode... parents) {}

    public String getId() {
        throw new UnsupportedOperationException("signature only");
    }

    @Override
    public String getDisplayName() {
        throw new UnsupportedOperationException("signature only");
    }

    public String getDisplayFunctionName() {
        throw new UnsupportedOperationException("signature only");
    }

    public FlowExecution getExecution() {
        throw new UnsupportedOperationException("signature only");
    }

    public List<FlowNode> getParents() {
        throw new UnsupportedOperationException("signature only");
    }

    public List<String> getAllEnclosingIds() {
        throw new UnsupportedOperationException("signature only");
    }

    public String getEnclosingId() {
        throw new UnsupportedOperationException("signature only");
    }

    public String getUrl() throws IOException {
        throw new UnsupportedOperationException("signature only");
    }

    public final boolean isActive() {
        throw new UnsupportedOperationException("signature only");
    }

    public final <T extends Action> T getPersistentAction(Class<T> type) {
        throw new UnsupportedOperationException("signature only");
    }

    protected abstract String getTypeDisplayName();

    @Override
    public void save() throws IOException {
        throw new UnsupportedOperationException("signature only");
    }
}
