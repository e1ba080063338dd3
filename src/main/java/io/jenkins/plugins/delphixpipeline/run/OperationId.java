package io.jenkins.plugins.delphixpipeline.run;

import hudson.model.Run;
import io.jenkins.plugins.delphixpipeline.openwork.Origin;
import java.util.UUID;
import org.jenkinsci.plugins.workflow.graph.FlowNode;

/** Names one run of one step, for people who read the back end's audit log and for the search after a lost answer. */
public final class OperationId {
    private static final int LONGEST_RUN_ID = 60;

    private OperationId() {}

    /** Where the work of such a run is begun. */
    static Origin origin(Run<?, ?> run, FlowNode node) {
        return new Origin(run.getExternalizableId(), node == null ? null : node.getId(), run.getTimeInMillis());
    }

    /** The random part keeps controllers apart that happen to have a job of the same name. */
    public static String of(Run<?, ?> run, FlowNode node) {
        String unique = UUID.randomUUID().toString().substring(0, 8);
        String place = run == null ? "run" : run.getExternalizableId().replaceAll("[^A-Za-z0-9#._-]", "_");
        String shortened = place.substring(Math.max(0, place.length() - LONGEST_RUN_ID));
        return shortened + '/' + (node == null ? "0" : node.getId()) + '/' + unique;
    }
}
