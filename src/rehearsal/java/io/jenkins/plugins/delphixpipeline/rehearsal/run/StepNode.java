package io.jenkins.plugins.delphixpipeline.rehearsal.run;

import java.util.List;
import org.jenkinsci.plugins.workflow.graph.FlowNode;

/** Where one running step is in the build. There is no graph of nodes; they only have numbers. */
final class StepNode extends FlowNode {
    private final String number;

    StepNode(String number) {
        super(null, number, List.of());
        this.number = number;
    }

    @Override
    public String getId() {
        return number;
    }

    /** Nothing outlives the rehearsal. */
    @Override
    public void save() {
        // Kept nowhere.
    }

    @Override
    protected String getTypeDisplayName() {
        return "step " + number;
    }
}
